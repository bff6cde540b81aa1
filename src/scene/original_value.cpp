// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/original_value.h"

#include "scene/origin.h"
#include "scene/quantity_words.h"

namespace lab::scene {

std::optional<double> originalValue(const models::Trace* before, const models::Trace& now,
                                    const Quantity& quantity) {
    const tape::Step* step = quantity.isElement() ? now.stepOf(quantity.node) : nullptr;
    const tape::Step* same = before == nullptr || step == nullptr
                                 ? nullptr
                                 : before->find(step->label->name, step->place);
    if (same == nullptr || same->place != step->place) {
        return std::nullopt;
    }
    const auto value = before->value(same->node);
    if (quantity.row >= value.rows() || quantity.column >= value.cols()) {
        return std::nullopt;
    }
    return before->valueOf({same->node, quantity.row, quantity.column});
}

bool isReplaced(const models::Trace& trace, const Quantity& quantity) {
    if (!quantity.isElement() || trace.stepOf(quantity.node) == nullptr) {
        return false;
    }
    const tape::Explanation origin =
        originOf(trace, {quantity.node, quantity.row, quantity.column});
    return origin.rule == tape::Rule::Copy &&
           trace.opName(origin.terms.front().factors.front().element.node) == "given";
}

bool isLeftOut(const models::Trace& trace, const Quantity& quantity) {
    const tape::Element element{quantity.node, quantity.row, quantity.column};
    if (!quantity.isElement() || !isWeight(trace, element)) {
        return false;
    }
    const tape::Explanation origin = originOf(trace, element);
    return origin.rule == tape::Rule::Sum && origin.terms.empty();
}

}  // namespace lab::scene
