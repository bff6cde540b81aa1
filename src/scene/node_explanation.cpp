// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/node_explanation.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>

#include "scene/number_text.h"
#include "scene/origin.h"
#include "scene/quantity_words.h"
#include "scene/right_side.h"
#include "scene/symbol.h"

namespace lab::scene {
namespace {

using models::Trace;
using notation::Row;
using notation::Symbol;
using tape::Explanation;
using tape::Rule;
using tape::Term;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Provenance)
};

Quantity quantityAt(const tape::Element& element) {
    return {element.node, element.row, element.column};
}

QString softmaxText(const Trace& trace, const Explanation& origin) {
    Cover cover;
    for (const Term& term : origin.terms) {
        cover.add(term.factors.front().element);
    }
    const Quantity shared = cover.quantities(trace).front();
    return Words::tr("softmax of %1").arg(plainText(symbolOf(trace, shared)));
}

constexpr QChar minus(0x2212);

QString factorNumber(const Trace& trace, const tape::Factor& factor, bool alone) {
    const QString number =
        numberText(trace.valueOf(factor.element), factorDigits(trace, factor.element));
    if (factor.complement) {
        return QStringLiteral("(1 − %1)").arg(number);
    }
    return number.startsWith(minus) && !alone ? QStringLiteral("(%1)").arg(number) : number;
}

QString termNumbers(const Trace& trace, const Term& term) {
    QStringList numbers;
    if (term.coefficient != 1) {
        numbers << numberText(term.coefficient, 3);
    }
    for (const tape::Factor& factor : term.factors) {
        numbers << factorNumber(trace, factor, numbers.isEmpty() && term.factors.size() == 1);
    }
    return numbers.join(QStringLiteral(" · "));
}

/// "gaussian(2.3, 4, 1)"; of many arguments the first ones.
QString functionNumbers(const Trace& trace, const Explanation& origin) {
    constexpr std::size_t most = 3;
    QStringList arguments;
    for (std::size_t k = 0; k < std::min(most, origin.terms.size()); ++k) {
        arguments << numberText(
            tape::evaluate(origin.terms[k],
                           [&](const tape::Element& each) { return trace.valueOf(each); }),
            3);
    }
    if (origin.terms.size() > most) {
        arguments << QStringLiteral("…");
    }
    const QString name =
        origin.function == "sigmoid"
            ? QStringLiteral("σ")
            : QString::fromUtf8(origin.function.data(), qsizetype(origin.function.size()));
    return QStringLiteral("%1(%2)").arg(name, arguments.join(QStringLiteral(", ")));
}

/// With the numbers themselves, for what has no equation of its own.
QString inNumbers(const Trace& trace, const Explanation& origin) {
    if (origin.rule == Rule::Apply) {
        return functionNumbers(trace, origin);
    }
    if (origin.rule != Rule::Sum) {
        return {};
    }
    if (origin.terms.size() > 3) {
        return Words::tr("sum of %n terms", nullptr, static_cast<int>(origin.terms.size()));
    }
    QString sum;
    for (const Term& term : origin.terms) {
        const QString numbers = termNumbers(trace, term);
        const bool negative = numbers.startsWith(minus);
        sum += sum.isEmpty() ? numbers
               : negative    ? QStringLiteral(" − ") + numbers.mid(1)
                             : QStringLiteral(" + ") + numbers;
    }
    return origin.terms.empty() ? Words::tr("masked out") : sum;
}

Row factorRow(const Trace& trace, const tape::Factor& factor) {
    const Row symbol = symbolOf(trace, quantityAt(factor.element)).row;
    if (!factor.complement) {
        return symbol;
    }
    Row row{Symbol{"(", notation::Atom::Opening}, Symbol{"1"}, Symbol{"−", notation::Atom::Binary}};
    row.insert(row.end(), symbol.begin(), symbol.end());
    row.push_back(Symbol{")", notation::Atom::Closing});
    return row;
}

}  // namespace

QString explanationText(const Trace& trace, const Quantity& quantity, const QuantityText& text) {
    if (!quantity.isElement() || trace.parameterOf(quantity.node) != nullptr) {
        return text.meaning;
    }
    const Explanation origin = originOf(trace, {quantity.node, quantity.row, quantity.column});
    if (origin.rule == Rule::Leaf) {
        return text.meaning;
    }
    if (origin.rule == Rule::Copy &&
        trace.opName(origin.terms.front().factors.front().element.node) == "given") {
        return meaningOf(trace, quantityAt(origin.terms.front().factors.front().element));
    }
    if (origin.rule == Rule::Softmax) {
        return softmaxText(trace, origin);
    }
    if (trace.stepOf(quantity.node) != nullptr) {
        const notation::Formula equation = equationOf(trace, quantity);
        const QString right = plainText(rightSide(equation));
        if (right.isEmpty()) {
            return text.meaning;
        }
        // What is named by its own equation is better explained by its numbers.
        return text.name.startsWith(right) ? inNumbers(trace, origin) : right;
    }
    return inNumbers(trace, origin);
}

TermText termText(const Trace& trace, const Term& term) {
    Row row;
    if (term.coefficient != 1) {
        row.push_back(Symbol{numberText(term.coefficient, 3).toStdString()});
    }
    for (const tape::Factor& factor : term.factors) {
        if (!row.empty()) {
            row.push_back(Symbol{"⋅", notation::Atom::Binary});
        }
        const Row symbol = factorRow(trace, factor);
        row.insert(row.end(), symbol.begin(), symbol.end());
    }
    const notation::Formula product{row};
    return {latexOf(product), plainText(product), termNumbers(trace, term)};
}

}  // namespace lab::scene
