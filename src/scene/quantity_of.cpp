// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/quantity_of.h"

#include <array>

#include "scene/origin.h"
#include "scene/quantity_words.h"
#include "scene/symbol.h"

namespace lab::scene {
namespace {

using models::Trace;
using tape::Axis;

/// Steps of a target word, of the sentence, and those made position by position.
const tape::Step* findStep(const Trace& trace, std::string_view name, int target, int source) {
    struct Try {
        int target;
        int source;
    };
    const std::array<Try, 4> tries{{{target, -1}, {-1, -1}, {target, source}, {-1, source}}};
    for (const Try& place : tries) {
        if (const tape::Step* step = trace.find(name, place.target, place.source)) {
            return step;
        }
    }
    return nullptr;
}

tape::Role roleOf(const Trace& trace, const Quantity& quantity) {
    if (const tape::Step* step = trace.stepOf(quantity.node)) {
        return step->label->role;
    }
    return trace.parameterOf(quantity.node) != nullptr ? tape::Role::Parameter : tape::Role::Plain;
}

}  // namespace

Quantity quantityOf(const Trace& trace, std::string_view stepName, int target, int source) {
    const tape::Step* step = findStep(trace, stepName, target, source);
    if (step == nullptr) {
        return {};
    }
    const Quantity whole{step->node};
    const auto value = trace.value(step->node);
    if (source < 0 || (step->label->rows != Axis::Source && step->label->columns != Axis::Source)) {
        return whole;
    }
    const bool inRows = step->label->rows == Axis::Source;
    if (source >= (inRows ? value.rows() : value.cols())) {
        return {};
    }
    return inRows ? Quantity{step->node, source, 0} : Quantity{step->node, -1, source};
}

QuantityText describe(const Trace& trace, const Quantity& quantity) {
    if (!quantity.valid()) {
        return {};
    }
    const notation::Formula symbol = symbolOf(trace, quantity);
    return {latexOf(symbol), plainText(symbol), meaningOf(trace, quantity), roleOf(trace, quantity),
            valueText(trace, quantity)};
}

}  // namespace lab::scene
