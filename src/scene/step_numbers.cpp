// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "scene/blend.h"
#include "scene/moment_quantity.h"
#include "scene/number_text.h"
#include "scene/origin.h"
#include "scene/quantity_words.h"
#include "scene/right_side.h"
#include "scene/step_text.h"
#include "scene/symbol.h"

namespace lab::scene {
namespace {

using models::Trace;
using tape::Element;
using tape::Explanation;
using tape::Rule;
using tape::Term;

constexpr std::size_t shownTerms = 2;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StepNumbers)
};

double valueOf(const Trace& trace, const Term& term) {
    return tape::evaluate(term, [&](const Element& each) { return trace.valueOf(each); });
}

/// Where the terms of a sum stand, the largest first.
std::vector<std::size_t> bySize(const std::vector<double>& numbers) {
    std::vector<std::size_t> order(numbers.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::ranges::greater{},
                             [&](std::size_t k) { return std::abs(numbers[k]); });
    return order;
}

QString joined(const QStringList& terms, std::size_t all) {
    const auto more = static_cast<int>(all) - static_cast<int>(terms.size());
    const QString shown = terms.join(QStringLiteral(" + "));
    return more == 0 ? shown
                     : shown + QStringLiteral(" + \\underbrace{\\ldots}_{\\text{%1}}")
                                   .arg(Words::tr("%n more", nullptr, more));
}

QString inBrackets(const QString& latex) {
    return latex.startsWith(QLatin1Char('-')) ? QStringLiteral("(%1)").arg(latex) : latex;
}

/// exp of more than this is too near the largest double to be added up.
constexpr double largestExponent = 300;

/// "\frac{70.62}{77.14} = 0.9155". Where exp would overflow or vanish all scores are taken relative
/// to the largest, which leaves the fraction as it is.
QString softmaxNumbers(const Trace& trace, const Explanation& origin, double weight) {
    std::vector<double> scores;
    for (const Term& term : origin.terms) {
        scores.push_back(valueOf(trace, term));
    }
    const double largest = *std::ranges::max_element(scores);
    const double shift = std::abs(largest) > largestExponent ? largest : 0;
    double sum = 0;
    for (const double score : scores) {
        sum += std::exp(score - shift);
    }
    const double own = std::exp(scores[origin.own] - shift);
    const int digits = digitsToTellApart(own, sum);
    return QStringLiteral("= \\frac{%1}{%2} = %3")
        .arg(numberLatex(own, digits), numberLatex(sum, digits), numberLatex(weight));
}

QString productNumbers(const Trace& trace, const Term& term) {
    QStringList factors;
    if (term.coefficient != 1) {
        factors << numberLatex(term.coefficient, 3);
    }
    for (const tape::Factor& factor : term.factors) {
        const double value = trace.valueOf(factor.element);
        factors << inBrackets(numberLatex(factor.complement ? 1 - value : value,
                                          factorDigits(trace, factor.element)));
    }
    return factors.join(QStringLiteral(" \\cdot "));
}

/// "= 0.31 \cdot 0.99 + ... = 4.26", the largest terms first.
QString sumNumbers(const Trace& trace, const Explanation& origin) {
    std::vector<double> values;
    for (const Term& term : origin.terms) {
        values.push_back(valueOf(trace, term));
    }
    QStringList shown;
    for (const std::size_t k : bySize(values)) {
        if (static_cast<std::size_t>(shown.size()) < shownTerms) {
            shown << productNumbers(trace, origin.terms[k]);
        }
    }
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    return QStringLiteral("= %1 = %2").arg(joined(shown, values.size()), numberLatex(sum));
}

/// Whether a weight is what its equation gives times what the reader's numbers leave of its row.
bool isShared(const Trace& trace, const Explanation& origin) {
    if (origin.rule != Rule::Sum || origin.terms.size() != 1 ||
        origin.terms.front().factors.size() != 2) {
        return false;
    }
    const tape::NodeId share = origin.terms.front().factors[1].element.node;
    return !hasName(trace, share) && trace.opName(share) == "constant";
}

/// "\cdot 0.678 = 0.946 \cdot 0.678 = 0.6417", after the equation of the weight.
QString sharedNumbers(const Trace& trace, const Explanation& origin, double weight) {
    const Term& term = origin.terms.front();
    return QStringLiteral("\\cdot %1 = %2 = %3")
        .arg(numberLatex(trace.valueOf(term.factors[1].element), 3), productNumbers(trace, term),
             numberLatex(weight));
}

QString numberNumbers(const Trace& trace, const Quantity& quantity) {
    const Element element{quantity.node, quantity.row, quantity.column};
    const double value = trace.valueOf(element);
    const Explanation origin = originOf(trace, element);
    if (origin.rule == Rule::Softmax) {
        return softmaxNumbers(trace, origin, value);
    }
    if (isWeight(trace, element) && isShared(trace, origin)) {
        return sharedNumbers(trace, origin, value);
    }
    if (origin.rule == Rule::Sum && !origin.terms.empty()) {
        return sumNumbers(trace, origin);
    }
    return QStringLiteral("= %1").arg(numberLatex(value));
}

/// "= 0.92 h_7 + 0.02 h_6 + ...", the largest weights first.
QString blendNumbers(const Trace& trace, const Blend& blend) {
    QStringList shown;
    for (const Blend::Part& part : blend.byWeight()) {
        if (static_cast<std::size_t>(shown.size()) < shownTerms) {
            shown << QStringLiteral("%1\\, %2")
                         .arg(numberLatex(part.weight), latexOf(symbolOf(trace, part.weighed)));
        }
    }
    return QStringLiteral("= %1").arg(joined(shown, blend.parts.size()));
}

/// Whether the equation that the numbers follow is one of the whole vector: "c_7 = ...".
bool isEquationOf(const Trace& trace, const Moment& moment, const Quantity& quantity) {
    if (moment.stage == tape::Stage::Encode) {
        return false;  // the directions are shown there
    }
    const notation::Row equation = equationOf(trace, quantity).row;
    const notation::Row symbol = symbolOf(trace, quantity).row;
    return !equation.empty() && !symbol.empty() && equation.front() == symbol.front();
}

/// "= (0.12, -0.3, ...)", after the equation of something else "h_7 = (0.12, -0.3, ...)".
QString vectorNumbers(const Trace& trace, const Moment& moment, const Quantity& quantity) {
    QStringList numbers;
    const auto elements = elementsOf(trace, quantity);
    for (std::size_t k = 0; k < std::min<std::size_t>(elements.size(), 3); ++k) {
        numbers << numberLatex(trace.valueOf(elements[k]), 2);
    }
    if (elements.size() > 3) {
        numbers << QStringLiteral("\\ldots");
    }
    const QString symbol = isEquationOf(trace, moment, quantity)
                               ? QString()
                               : latexOf(symbolOf(trace, quantity)) + QLatin1Char(' ');
    return QStringLiteral("%1= (%2)").arg(symbol, numbers.join(QStringLiteral(",\\; ")));
}

}  // namespace

QString chosenNumbers(const Trace& trace, const Quantity& quantity) {
    const QString numbers = numberNumbers(trace, quantity);
    const tape::Step* step = trace.stepOf(quantity.node);
    const bool ofVector = step != nullptr && step->label->element.ends_with("[@k]") &&
                          step->label->formula.find("@k") == std::string_view::npos;
    return ofVector
               ? QStringLiteral("\\quad %1 %2").arg(latexOf(symbolOf(trace, quantity)), numbers)
               : numbers;
}

QString stepNumbers(const Trace& trace, const Moment& moment, int source) {
    const Quantity quantity = quantityAt(trace, moment, source);
    if (!quantity.valid()) {
        return {};
    }
    if (quantity.isElement()) {
        return numberNumbers(trace, quantity);
    }
    const Blend blend = blendOf(trace, quantity);
    return blend.empty() ? vectorNumbers(trace, moment, quantity) : blendNumbers(trace, blend);
}

}  // namespace lab::scene
