// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/relation.h"

#include <utility>

#include "scene/quantity_of.h"

namespace lab::scene {

using models::Trace;

Standing standingOf(const Trace& trace, const Quantity& quantity) {
    const tape::Step* step = quantity.valid() ? trace.stepOf(quantity.node) : nullptr;
    if (step == nullptr) {
        return {};
    }
    const int source = sourceOf(*step, quantity);
    return {source, step->place.target, source < 0 ? 0 : positionsOf(trace, *step)};
}

Quantity sourceWordQuantity(const Trace& trace, int source) {
    return source < 0 ? Quantity{} : quantityOf(trace, "states", -1, source);
}

Quantity targetWordQuantity(const Trace& trace, int target) {
    if (target < 0) {
        return {};
    }
    const Quantity weights = quantityOf(trace, "weights", target, -1);
    return weights.valid() ? weights : quantityOf(trace, "context", target, -1);
}

Relation::Relation(std::shared_ptr<const Trace> trace, const Quantity& hovered)
    : trace_(std::move(trace)), hovered_(hovered) {
    if (trace_ != nullptr) {
        standing_ = standingOf(*trace_, hovered_);
    }
}

Relation::Light Relation::lightOf(const Quantity& quantity) const {
    if (!hovered_.valid() || !quantity.valid()) {
        return Light::None;
    }
    if (hovered_.contains(quantity)) {
        return Light::Exact;
    }
    if (standing_.source < 0) {
        return Light::None;
    }
    const Standing there = standingOf(*trace_, quantity);
    const bool sameTarget =
        standing_.target < 0 || there.target < 0 || standing_.target == there.target;
    const bool sameSource =
        there.source == standing_.source && there.positions == standing_.positions;
    return sameSource && sameTarget ? Light::Related : Light::None;
}

}  // namespace lab::scene
