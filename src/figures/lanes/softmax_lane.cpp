// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/softmax_lane.h"

#include <algorithm>

#include "figures/lanes/number_boxes.h"
#include "figures/lanes/row_label.h"

namespace lab::figures {
namespace {

using Rows = std::vector<const tape::Step*>;

/// The weights of every head, from the bottom upwards so that the first stands on top; empty where
/// there are no heads or their weights stand in another lane.
Rows headsOf(const LaneContext& context) {
    const models::Trace& trace = context.stage.trace;
    tape::Place place = context.moment().place();
    place.target = std::max(0, place.target);
    Rows rows;
    for (place.head = trace.heads() - 1; place.head >= 0; --place.head) {
        const tape::Step* weights = trace.find("weights", place);
        if (weights != nullptr && weights->place.head == place.head &&
            weights->label->stage == context.lane) {
            rows.push_back(weights);
        }
    }
    return rows;
}

/// A row a head, else each row of numbers by position; null for one that is not there.
Rows rowsOf(const LaneContext& context) {
    Rows rows = headsOf(context);
    if (rows.empty()) {
        std::ranges::copy_if(context.steps, std::back_inserter(rows), [](const tape::Step* step) {
            return step->label->rows == tape::Axis::Source &&
                   step->label->columns == tape::Axis::None;
        });
    }
    if (rows.empty()) {
        rows.push_back(nullptr);
    }
    return rows;
}

/// Beside the row of the head that is looked at.
void addMark(Drawing& drawing, const LaneContext& context, double top, double height) {
    const Theme& theme = context.theme();
    const double width = theme.space(0.5);
    drawing.box(Drawing::Layer::Content,
                {context.columns().left - theme.space(0.25) - width, top, width, height},
                theme.cursor, {}, width / 2);
}

}  // namespace

double SoftmaxLane::minimumHeight(const LaneContext& context) const {
    constexpr std::size_t fewRows = 4;  // beyond that only the colours are seen
    const std::size_t rows = rowsOf(context).size();
    const bool both = context.stage.numbersShown == scene::ShownNumbers::Both;
    const double least = context.stage.fonts.bodyHeight * (both ? 2 : 1);
    return static_cast<double>(rows) * (rows > fewRows ? context.theme().space(1.5) : least);
}

Ports SoftmaxLane::compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                           Drawing& drawing) const {
    const Theme& theme = context.theme();
    const Rows rows = rowsOf(context);
    const tape::Step* chosenRow = context.stepFor("weights", tape::Axis::Source, tape::Axis::None);
    const double each = room.body.height() / static_cast<double>(rows.size());
    const double gap = rows.size() > 1 ? 2 : 0;
    const double height =
        std::min({each - gap, boxWidth(context.attended()) * 0.95, theme.space(9)});
    const double lines = context.showsBoth() ? 2 : 1;
    const double tall =
        std::max(height, std::min(each - gap, lines * context.stage.fonts.bodyHeight));
    Ports ports;
    double bottom = 0;
    LaneRoom labels = room;
    labels.body.setLeft(room.body.left() - theme.space(0.5));  // beside the mark
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const double middle = room.body.bottom() - (static_cast<double>(k) + 0.5) * each;
        const auto boxes = addNumberBoxes(drawing, context, rows[k], {middle - tall / 2, tall});
        bottom = std::max(bottom, middle + tall / 2);
        const bool looked = context.reached && rows[k] == chosenRow && chosenRow != nullptr;
        const auto chosen = static_cast<std::size_t>(context.stage.chosen);
        if (looked && chosen < boxes.size()) {
            const double around = 2.5 * theme.scale;
            drawing.box(Drawing::Layer::Content,
                        boxes[chosen].adjusted(-around, -around, around, around), {},
                        {theme.cursor, 2.5 * theme.scale}, 5 * theme.scale);
        }
        if (looked && rows.size() > 1) {
            addMark(drawing, context, middle - tall / 2, tall);
        }
        if (rows[k] != nullptr && rows.size() > 1 && context.reached) {
            const int head = rows[k]->place.head;
            if (head >= 0) {
                addRowLabel(drawing, context, labels, QString::number(head + 1), middle - each / 2,
                            each);
            } else {
                addRowLabel(drawing, context, labels, *rows[k], middle - tall / 2, tall);
            }
        }
        if (looked || ports.empty()) {
            ports.clear();
            for (const QRectF& box : boxes) {
                ports.push_back({box.center().x(), box.top()});
            }
        }
    }
    room.gutter = labels.gutter;
    const Columns columns = context.columns().sharedBy(static_cast<int>(ports.size()));
    addConnectors(drawing, context, columns, below, bottom);
    return ports;
}

}  // namespace lab::figures
