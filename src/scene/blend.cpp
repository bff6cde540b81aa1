// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/blend.h"

#include <algorithm>
#include <numeric>

#include "scene/origin.h"

namespace lab::scene {
namespace {

bool isWeight(const models::Trace& trace, const tape::Element& element) {
    const tape::Step* step = trace.stepOf(element.node);
    return step != nullptr && step->label->role == tape::Role::Weight;
}

}  // namespace

double Blend::sum() const {
    return std::accumulate(parts.begin(), parts.end(), 0.0,
                           [](double sum, const Part& part) { return sum + part.weight; });
}

std::vector<Blend::Part> Blend::byWeight() const {
    std::vector<Part> sorted = parts;
    std::ranges::stable_sort(sorted, std::ranges::greater{}, &Part::weight);
    return sorted;
}

Blend blendOf(const models::Trace& trace, const Quantity& vector) {
    if (!vector.valid() || vector.row >= 0) {
        return {};
    }
    const tape::Explanation origin =
        originOf(trace, {vector.node, 0, std::max<tape::Index>(vector.column, 0)});
    if (origin.rule != tape::Rule::Sum) {
        return {};
    }
    Blend blend;
    for (const tape::Term& term : origin.terms) {
        if (term.factors.size() != 2 || term.coefficient != 1 ||
            !isWeight(trace, term.factors[0].element)) {
            return {};
        }
        const tape::Element& weight = term.factors[0].element;
        const tape::Element& part = term.factors[1].element;
        if (blend.empty()) {
            blend.weights = weight.node;
            blend.vectors = part.node;
        } else if (blend.weights != weight.node || blend.vectors != part.node) {
            return {};
        }
        blend.parts.push_back(
            {trace.valueOf(weight), {part.node, -1, part.column}, static_cast<int>(weight.row)});
    }
    return blend;
}

Quantity copiedFrom(const models::Trace& trace, const Quantity& vector) {
    const tape::Explanation origin = originOf(trace, {vector.node, 0, 0});
    if (origin.rule != tape::Rule::Copy) {
        return {};
    }
    const tape::Element& copied = origin.terms.front().factors.front().element;
    const tape::Step* states = trace.find("states");
    const bool isState = states != nullptr && copied.node == states->node;
    return isState ? Quantity{.node = copied.node, .column = copied.column} : Quantity{};
}

}  // namespace lab::scene
