// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/quantity_of.h"

#include "scene/origin.h"
#include "scene/quantity_words.h"
#include "scene/symbol.h"

namespace lab::scene {
namespace {

using models::Trace;
using tape::Axis;

tape::Role roleOf(const Trace& trace, const Quantity& quantity) {
    if (const tape::Step* step = trace.stepOf(quantity.node)) {
        return step->label->role;
    }
    return trace.parameterOf(quantity.node) != nullptr ? tape::Role::Parameter : tape::Role::Plain;
}

}  // namespace

Quantity quantityOf(const Trace& trace, std::string_view stepName, const tape::Place& place) {
    const tape::Step* step = trace.find(stepName, place);
    if (step == nullptr) {
        return {};
    }
    const int source = place.source;
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

int sourceOf(const tape::Step& step, const Quantity& quantity) {
    if (step.place.source >= 0) {
        return step.place.source;
    }
    if (step.label->rows == Axis::Source) {
        return static_cast<int>(quantity.row);
    }
    return step.label->columns == Axis::Source ? static_cast<int>(quantity.column) : -1;
}

int positionsOf(const Trace& trace, const tape::Step& step) {
    const auto value = trace.value(step.node);
    if (step.place.source >= 0) {
        return step.place.target < 0 ? trace.sourcePositions() : trace.positions();
    }
    return static_cast<int>(step.label->rows == Axis::Source ? value.rows() : value.cols());
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
