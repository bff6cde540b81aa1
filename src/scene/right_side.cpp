// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/right_side.h"

#include <algorithm>

#include "scene/quantity_of.h"
#include "scene/symbol.h"

namespace lab::scene {

using tape::Axis;

notation::Formula equationOf(const models::Trace& trace, const Quantity& quantity) {
    const tape::Step& step = *trace.stepOf(quantity.node);
    const tape::StepLabel& label = *step.label;
    const auto row = static_cast<int>(quantity.row);
    const bool isWord = label.rows == Axis::Word && row >= 0 && row < trace.model().target.size();
    return formulaAt(
        label.formula, step.place, sourceOf(step, quantity), row,
        isWord ? std::string_view(trace.model().target.word(row)) : std::string_view());
}

notation::Formula rightSide(const notation::Formula& equation) {
    const auto equals = std::ranges::find_if(equation.row, [](const notation::Node& node) {
        const auto* symbol = node.as<notation::Symbol>();
        return symbol != nullptr && symbol->text == "=";
    });
    if (equals == equation.row.end()) {
        return {};
    }
    return {notation::Row(equals + 1, equation.row.end())};
}

}  // namespace lab::scene
