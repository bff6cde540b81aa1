// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/composed_symbol.h"

#include <algorithm>
#include <tuple>

#include "notation/latex.h"
#include "scene/number_text.h"
#include "scene/origin.h"
#include "scene/symbol.h"

namespace lab::scene {
namespace {

using models::Trace;
using notation::Atom;
using notation::Row;
using notation::Symbol;
using tape::Element;
using tape::Explanation;
using tape::Rule;
using tape::Term;

constexpr int maxDepth = 3;

void append(Row& row, const Row& more) {
    row.insert(row.end(), more.begin(), more.end());
}

Row inParentheses(const Row& body) {
    Row row{Symbol{"(", Atom::Opening}};
    append(row, body);
    row.push_back(Symbol{")", Atom::Closing});
    return row;
}

Row latex(const char* text) {
    return notation::parseLatex(text).row;
}

/// Whether two terms are the same product of other elements.
bool alike(const Term& a, const Term& b) {
    return a.coefficient == b.coefficient &&
           std::ranges::equal(a.factors, b.factors, [](const auto& x, const auto& y) {
               return x.element.node == y.element.node && x.complement == y.complement;
           });
}

class Composer {
  public:
    explicit Composer(const Trace& trace) : trace_(trace) {}

    Row of(const Element& element, int depth) const {
        const Explanation origin = originOf(trace_, element);
        switch (origin.rule) {
            case Rule::Leaf:
                return constant(element);
            case Rule::Copy:
                return operand(origin.terms.front().factors.front().element, false, depth);
            case Rule::Apply:
                return apply(origin, depth);
            case Rule::Sum:
                return sum(origin.terms, depth);
            case Rule::Softmax:
                return function("\\operatorname{softmax}", origin, depth);
            case Rule::LogLikelihood:
                return latex(origin.terms.front().coefficient < 0 ? "\\log p" : "-\\log p");
        }
        return {};
    }

  private:
    Row constant(const Element& element) const {
        const auto value = trace_.value(element.node);
        if (trace_.opName(element.node) == "given") {
            return latex("\\text{your number}");
        }
        const bool same = (value.array() == value(0, 0)).all();
        return same ? latex(numberLatex(static_cast<double>(value(0, 0))).toStdString().c_str())
                    : latex("\\text{constant}");
    }

    Row apply(const Explanation& origin, int depth) const {
        if (origin.function == "tanh") {
            return function("\\tanh", origin, depth);
        }
        if (origin.function == "sigmoid") {
            return function("\\sigma", origin, depth);
        }
        Row row{notation::Text{std::string(origin.function)}};
        append(row, argument(origin, depth));
        return row;
    }

    Row function(const char* name, const Explanation& origin, int depth) const {
        Row row = latex(name);
        append(row, argument(origin, depth));
        return row;
    }

    Row argument(const Explanation& origin, int depth) const {
        const Element& operandElement = origin.terms[origin.own].factors.front().element;
        return inParentheses(operand(operandElement, false, depth));
    }

    /// The vector (or, in a product with many terms, the matrix) that the element is taken from.
    Row operand(const Element& element, bool isMatrix, int depth) const {
        if (hasName(trace_, element.node)) {
            const bool whole = isMatrix && trace_.parameterOf(element.node) != nullptr;
            return symbolOf(trace_, {element.node, -1, whole ? -1 : element.column}).row;
        }
        return depth == 0 ? latex("\\ldots") : of(element, depth - 1);
    }

    Row sum(const std::vector<Term>& terms, int depth) const {
        if (terms.empty()) {
            return latex("0");
        }
        Row row;
        std::vector<const Term*> kinds;
        for (const Term& term : terms) {
            const auto isAlike = [&](const Term* kind) { return alike(*kind, term); };
            if (std::ranges::any_of(kinds, isAlike)) {
                continue;
            }
            kinds.push_back(&term);
            if (!row.empty()) {
                row.push_back(Symbol{"+", Atom::Binary});
            }
            const auto count =
                std::ranges::count_if(terms, [&](const Term& other) { return alike(term, other); });
            append(row, product(term, count > 1, depth));
        }
        return row;
    }

    Row product(const Term& term, bool isMatrixProduct, int depth) const {
        Row row;
        if (term.coefficient != 1) {
            append(row, latex(numberLatex(term.coefficient).toStdString().c_str()));
        }
        for (std::size_t k = 0; k < term.factors.size(); ++k) {
            if (k > 0 && !isMatrixProduct) {
                append(row, latex("\\odot"));
            }
            append(row, factor(term, k, isMatrixProduct, depth));
        }
        return row;
    }

    Row factor(const Term& term, std::size_t k, bool isMatrixProduct, int depth) const {
        const tape::Factor& factor = term.factors[k];
        const Row body = operand(factor.element, isMatrixProduct && k == 0, depth);
        if (factor.complement) {
            Row rest = latex("1-");
            append(rest, body);
            return inParentheses(rest);
        }
        const bool alone = term.factors.size() == 1 && term.coefficient == 1;
        return alone ? body : asOneFactor(body);
    }

    const Trace& trace_;
};

}  // namespace

Row asOneFactor(Row row) {
    int depth = 0;
    bool several = false;
    for (const notation::Node& node : row) {
        if (const auto* symbol = node.as<Symbol>()) {
            depth += symbol->atom == Atom::Opening ? 1 : symbol->atom == Atom::Closing ? -1 : 0;
            several = several || (depth == 0 && symbol->atom == Atom::Binary);
        }
    }
    return several ? inParentheses(row) : row;
}

notation::Formula composedSymbol(const Trace& trace, tape::NodeId node, tape::Index column) {
    return {Composer(trace).of({node, 0, std::max<tape::Index>(column, 0)}, maxDepth)};
}

notation::Formula composedElement(const Trace& trace, const tape::Element& element) {
    const tape::Index other = element.row == 0 ? 1 : 0;
    if (trace.value(element.node).rows() < 2) {
        return {};
    }
    const Composer composer(trace);
    const Row row = composer.of(element, maxDepth);
    const bool told = row != composer.of({element.node, other, element.column}, maxDepth);
    return {told ? row : Row{}};
}

}  // namespace lab::scene
