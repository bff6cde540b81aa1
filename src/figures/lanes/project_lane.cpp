// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/project_lane.h"

#include <algorithm>

#include "figures/lanes/number_boxes.h"
#include "figures/lanes/query_tile.h"
#include "figures/lanes/row_label.h"
#include "figures/lanes/vector_row.h"

namespace lab::figures {
namespace {

using tape::Axis;

bool isVectorByPosition(const tape::StepLabel& label) {
    return label.rows == Axis::Unit && label.columns == Axis::Source;
}

/// How many rows of tiles the stage has.
std::size_t rowsOf(const models::Trace& trace) {
    const auto steps = trace.model().translator.mechanism().description().steps;
    return static_cast<std::size_t>(std::ranges::count_if(steps, [](const tape::StepLabel* label) {
        return label->stage == tape::Stage::Project && isVectorByPosition(*label);
    }));
}

/// The first of the stage's vectors stands on top: the keys, which go on upwards.
std::vector<const tape::Step*> shownRows(const LaneContext& context) {
    std::vector<const tape::Step*> rows;
    std::ranges::copy_if(context.steps, std::back_inserter(rows),
                         [](const tape::Step* step) { return isVectorByPosition(*step->label); });
    return rows;
}

const tape::Step* queryOf(const LaneContext& context) {
    const auto found = std::ranges::find_if(context.steps, [](const tape::Step* step) {
        return step->label->role == tape::Role::Decoder && step->label->rows == Axis::Unit &&
               step->label->columns == Axis::None;
    });
    return found == context.steps.end() ? nullptr : *found;
}

}  // namespace

bool ProjectLane::knows(const models::Trace& trace) {
    return rowsOf(trace) > 0;
}

double ProjectLane::minimumHeight(const LaneContext& context) const {
    return static_cast<double>(rowsOf(context.stage.trace)) * context.theme().space(2.5);
}

double ProjectLane::gutterHeight(const LaneContext& context) const {
    return context.theme().space(3.5);
}

Ports ProjectLane::compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                           Drawing& drawing) const {
    const Theme& theme = context.theme();
    const QRectF body = room.body;
    const std::vector<const tape::Step*> rows =
        context.reached ? shownRows(context)
                        : std::vector<const tape::Step*>(rowsOf(context.stage.trace), nullptr);
    const double each = body.height() / static_cast<double>(std::max<std::size_t>(rows.size(), 1));
    const double height = std::min(each - theme.space(0.5), theme.space(6));
    Columns columns = context.attended();
    double top = body.top() + (each - height) / 2;
    const double first = top;
    for (const tape::Step* row : rows) {
        if (row == nullptr) {
            addEmptyVectorRow(drawing, context, top, height);
        } else {
            columns = context.columnsOf(*row);
            addVectorRow(drawing, context, *row, top, height);
            addRowLabel(drawing, context, room, *row, top, height);
        }
        top += each;
    }
    if (const tape::Step* query = context.reached ? queryOf(context) : nullptr) {
        addGutterTile(drawing, context, room, *query,
                      QCoreApplication::translate("StageView", "query"));
    }
    addConnectors(drawing, context, columns, below, top - each + height);
    return portsAt(columns, first);
}

}  // namespace lab::figures
