// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/generic_lane.h"

#include <algorithm>

#include "figures/lanes/number_boxes.h"
#include "figures/role_colours.h"
#include "scene/moment_quantity.h"
#include "scene/number_text.h"

namespace lab::figures {
namespace {

using tape::Axis;

bool bySource(Axis rows, Axis columns) {
    return rows == Axis::Source || columns == Axis::Source;
}

/// Empty boxes or an empty tile, as the lane will have.
void addWhatWillBe(Drawing& drawing, const LaneContext& context, const QRectF& row) {
    const tape::StepLabel* label = scene::mainStep(context.stage.trace, context.lane);
    if (label == nullptr || bySource(label->rows, label->columns)) {
        addNumberBoxes(drawing, context, nullptr, {row.top(), row.height()});
    } else {
        addEmptyTile(drawing, context, row);
    }
}

/// Its symbol in the gutter, level with its row.
void addSymbol(Drawing& drawing, const LaneContext& context, const tape::Step& step,
               const QRectF& place) {
    drawing.formula(place, symbolOf(context.stage, step, 17 * context.theme().scale),
                    textColour(context.theme(), step.label->role), Qt::AlignRight);
}

Ports portsAbove(const Columns& columns, double y) {
    Ports ports;
    for (int i = 0; i < columns.count; ++i) {
        ports.push_back({columns.centre(i), y});
    }
    return ports;
}

void addVector(Drawing& drawing, const LaneContext& context, const tape::Step& step,
               const QRectF& row) {
    const auto count = static_cast<int>(context.stage.trace.value(step.node).rows());
    if (count == 1) {
        const auto value = static_cast<double>(context.stage.trace.value(step.node)(0, 0));
        drawing.text(row, scene::pictureNumber(value),
                     {context.stage.fonts.strong, textColour(context.theme(), step.label->role)});
        drawing.region(row, {.node = step.node, .row = 0, .column = 0});
        return;
    }
    addTile(drawing, context, row, TileGrid::fitting(count, row.width(), row.height()), step.node,
            0);
}

void addRow(Drawing& drawing, const LaneContext& context, const tape::Step& step,
            const QRectF& row) {
    if (step.label->rows == Axis::Source) {
        addNumberBoxes(drawing, context, &step, {row.top(), row.height()});
    } else if (step.label->columns == Axis::Source) {
        const Columns columns = context.columnsOf(step);
        const double width = std::min(context.stage.stateTile.width(), columns.pitch - 2);
        const auto units = static_cast<int>(context.stage.trace.value(step.node).rows());
        const TileGrid grid = TileGrid::fitting(units, width, row.height());
        for (int i = 0; i < columns.count; ++i) {
            addTile(drawing, context,
                    {columns.centre(i) - width / 2, row.top(), width, row.height()}, grid,
                    step.node, i);
        }
    } else {
        addVector(drawing, context, step, row);
    }
}

}  // namespace

double GenericLane::minimumHeight(const LaneContext& context) const {
    return context.stage.fonts.bodyHeight * 1.2;
}

Ports GenericLane::compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                           Drawing& drawing) const {
    const double least = context.stage.fonts.bodyHeight * 1.2;
    const auto fits = static_cast<std::size_t>(std::max(1.0, room.body.height() / least));
    const std::size_t count = context.reached ? std::min(context.steps.size(), fits) : 0;
    Ports ports = below;
    if (count == 0) {
        addWhatWillBe(
            drawing, context,
            {room.body.left(), room.body.center().y() - least / 2, room.body.width(), least});
    }
    const double pitch = room.body.height() / static_cast<double>(std::max<std::size_t>(count, 1));
    const double height = std::min(pitch - 3, context.theme().space(6));
    for (std::size_t k = 0; k < count; ++k) {
        const double middle = room.body.bottom() - (static_cast<double>(k) + 0.5) * pitch;
        const QRectF row(room.body.left(), middle - height / 2, room.body.width(), height);
        addRow(drawing, context, *context.steps[k], row);
        const tape::Step& step = *context.steps[k];
        QRectF label(room.gutter.left(), row.top(),
                     room.body.left() - room.gutter.left() - context.theme().space(1), height);
        label.setTop(std::max(label.top(), room.gutter.top()));
        if (label.height() >= std::min(height, context.theme().space(2.5))) {
            addSymbol(drawing, context, step, label);
        }
        if (bySource(step.label->rows, step.label->columns)) {
            ports = portsAbove(context.columnsOf(step), row.top());
        } else if (step.label->name == "context") {
            ports = {{row.center().x(), row.top()}};
        }
    }
    // Beside the labels there is no room for chips.
    room.gutter.setTop(count > 0 ? room.gutter.bottom() : room.gutter.top());
    addConnectors(drawing, context, below, room.body.bottom());
    return ports;
}

}  // namespace lab::figures
