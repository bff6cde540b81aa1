// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/softmax_lane.h"

#include <algorithm>

#include "figures/lanes/number_boxes.h"

namespace lab::figures {
namespace {

std::vector<const tape::Step*> weightsOf(const LaneContext& context) {
    std::vector<const tape::Step*> weights;
    std::ranges::copy_if(context.steps, std::back_inserter(weights), [](const tape::Step* step) {
        return step->label->rows == tape::Axis::Source && step->label->columns == tape::Axis::None;
    });
    if (weights.empty()) {
        weights.push_back(nullptr);
    }
    return weights;
}

}  // namespace

double SoftmaxLane::minimumHeight(const LaneContext& context) const {
    return context.stage.fonts.bodyHeight * static_cast<double>(weightsOf(context).size());
}

Ports SoftmaxLane::compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                           Drawing& drawing) const {
    const Theme& theme = context.theme();
    const std::vector<const tape::Step*> rows = weightsOf(context);
    const double each = room.body.height() / static_cast<double>(rows.size());
    const double height = std::min(
        {each - (rows.size() > 1 ? 2 : 0), boxWidth(context.stage) * 0.95, theme.space(9)});
    const double tall = std::max(height, std::min(each, context.stage.fonts.bodyHeight));
    Ports ports;
    double bottom = 0;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const double middle = room.body.bottom() - (static_cast<double>(k) + 0.5) * each;
        const auto boxes = addNumberBoxes(drawing, context, rows[k], {middle - tall / 2, tall});
        bottom = std::max(bottom, middle + tall / 2);
        const auto chosen = static_cast<std::size_t>(context.stage.chosen);
        if (context.reached && chosen < boxes.size()) {
            const double gap = 2.5 * theme.scale;
            drawing.box(Drawing::Layer::Content, boxes[chosen].adjusted(-gap, -gap, gap, gap), {},
                        {theme.cursor, 2.5 * theme.scale}, 5 * theme.scale);
        }
        ports.clear();
        for (const QRectF& box : boxes) {
            ports.push_back({box.center().x(), box.top()});
        }
    }
    addConnectors(drawing, context, below, bottom);
    return ports;
}

}  // namespace lab::figures
