// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/what_if/number_drag.h"

#include <algorithm>
#include <cmath>

#include "scene/change_text.h"

namespace lab::gui {
namespace {

/// A hand that clicks trembles less.
constexpr double kLeastMove = 4;
/// Pixels for a weight from 0 to 1, and for the spread of a row of scores.
constexpr double kFullWay = 120;

}  // namespace

std::optional<NumberDrag> NumberDrag::begin(const models::Trace& trace,
                                            const scene::Quantity& quantity, double y) {
    const tape::Step* step = quantity.isElement() ? trace.stepOf(quantity.node) : nullptr;
    const bool isWeight = step != nullptr && step->label->name == "weights";
    if (step == nullptr || (!isWeight && step->label->name != "scores")) {
        return std::nullopt;
    }
    const auto values = trace.value(step->node).col(0);
    const auto value = static_cast<double>(values(quantity.row));
    const auto spread = static_cast<double>(values.maxCoeff() - values.minCoeff());
    NumberDrag drag;
    drag.start_ = *scene::replacing(trace, quantity, value);
    drag.from_ = y;
    drag.perPixel_ = (isWeight ? 1 : std::max(1.0, spread)) / kFullWay;
    drag.isWeight_ = isWeight;
    return drag;
}

std::optional<scene::Change> NumberDrag::changeAt(double y) {
    moved_ = moved_ || std::abs(y - from_) >= kLeastMove;
    if (!moved_) {
        return std::nullopt;
    }
    models::Intervention next = start_;
    next.value += (from_ - y) * perPixel_;
    if (isWeight_) {
        next.value = std::clamp(next.value, 0.0, 1.0);
    }
    return scene::Change{.what = next};
}

}  // namespace lab::gui
