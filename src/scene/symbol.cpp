// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/symbol.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "notation/latex.h"
#include "scene/composed_symbol.h"
#include "scene/origin.h"
#include "scene/parameter_symbol.h"
#include "scene/parameter_word.h"
#include "scene/quantity_of.h"

namespace lab::scene {

using models::Trace;
using notation::Formula;
using notation::Row;
using notation::Symbol;
using tape::Axis;

namespace {

/// "h_{@i}" from "h_{@i}[@k]", "U h_{@i}" from "(U h_{@i})[@k]".
std::string_view withoutUnit(std::string_view element) {
    constexpr std::string_view unit = "[@k]";
    if (element.ends_with(unit)) {
        element.remove_suffix(unit.size());
    }
    if (element.starts_with('(') && element.ends_with(')') &&
        element.find('(', 1) == std::string_view::npos) {
        element = element.substr(1, element.size() - 2);
    }
    return element;
}

void appendIndex(Row& row, const std::vector<Row>& parts) {
    row.push_back(Symbol{"[", notation::Atom::Opening});
    for (std::size_t k = 0; k < parts.size(); ++k) {
        if (k > 0) {
            row.push_back(Symbol{",", notation::Atom::Punctuation});
        }
        row.insert(row.end(), parts[k].begin(), parts[k].end());
    }
    row.push_back(Symbol{"]", notation::Atom::Closing});
}

Row number(tape::Index index) {
    return {Symbol{std::to_string(index + 1)}};
}

/// Which element, column or the whole the label's LaTeX has to name.
std::string_view templateOf(const tape::StepLabel& label, const Quantity& quantity) {
    const bool source = label.rows == Axis::Source || label.columns == Axis::Source;
    if (quantity.isElement()) {
        return label.element;
    }
    return source && quantity.column >= 0 ? withoutUnit(label.element) : label.symbol;
}

Formula stepSymbol(const Trace& trace, const tape::Step& step, const Quantity& quantity) {
    const tape::StepLabel& label = *step.label;
    std::string_view word;
    if (label.rows == Axis::Word && quantity.row >= 0 &&
        quantity.row < trace.model().target.size()) {
        word = trace.model().target.word(static_cast<int>(quantity.row));
    }
    Formula symbol = formulaAt(templateOf(label, quantity), step.place, sourceOf(step, quantity),
                               static_cast<int>(quantity.row), word);
    if (quantity.row >= 0 && quantity.column < 0) {
        appendIndex(symbol.row, {number(quantity.row)});
    }
    return {{notation::Step{std::string(label.name), std::move(symbol.row)}}};
}

Formula parameterFormula(const Trace& trace, const std::string& name, const Quantity& quantity) {
    Formula symbol = notation::parseLatex(parameterSymbol(name));
    const bool vector = trace.value(quantity.node).cols() == 1;
    const auto word = wordOfColumn(trace, quantity);
    std::vector<Row> indices;
    if (quantity.row >= 0) {
        indices.push_back(number(quantity.row));
    }
    if (quantity.column >= 0 && !vector) {
        indices.push_back(word ? Row{notation::Text{*word}} : number(quantity.column));
    }
    if (!indices.empty()) {
        appendIndex(symbol.row, indices);
    }
    return symbol;
}

}  // namespace

Formula symbolOf(const Trace& trace, const Quantity& asked) {
    const Quantity quantity = normalised(trace, asked);
    if (const tape::Step* step = trace.stepOf(quantity.node)) {
        return stepSymbol(trace, *step, quantity);
    }
    if (const auto* parameter = trace.parameterOf(quantity.node)) {
        return parameterFormula(trace, parameter->name, quantity);
    }
    Formula symbol = composedSymbol(trace, quantity.node, quantity.column);
    const bool constant = trace.explain({quantity.node, 0, 0}).rule == tape::Rule::Leaf;
    if (quantity.row >= 0 && trace.value(quantity.node).rows() > 1 && !constant) {
        const tape::Index column = std::max<tape::Index>(quantity.column, 0);
        Formula element = composedElement(trace, {quantity.node, quantity.row, column});
        if (!element.row.empty()) {
            return element;
        }
        symbol.row = asOneFactor(std::move(symbol.row));
        appendIndex(symbol.row, {number(quantity.row)});
    }
    return symbol;
}

}  // namespace lab::scene
