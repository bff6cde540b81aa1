// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/explanation.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lab::tape {
namespace {

using ValueOf = std::function<double(const Element&)>;

double valueOfFactor(const Factor& factor, const ValueOf& valueOf) {
    const double value = valueOf(factor.element);
    return factor.complement ? 1 - value : value;
}

double apply(std::string_view function, double x) {
    if (function == "tanh") {
        return std::tanh(x);
    }
    if (function == "sigmoid") {
        return 1 / (1 + std::exp(-x));
    }
    return std::numeric_limits<double>::quiet_NaN();
}

double softmax(const Explanation& explanation, const ValueOf& valueOf) {
    double largest = -std::numeric_limits<double>::infinity();
    for (const Term& term : explanation.terms) {
        largest = std::max(largest, evaluate(term, valueOf));
    }
    double sum = 0;
    for (const Term& term : explanation.terms) {
        sum += std::exp(evaluate(term, valueOf) - largest);
    }
    return std::exp(evaluate(explanation.terms[explanation.own], valueOf) - largest) / sum;
}

double negativeLogLikelihood(const Term& term, const ValueOf& valueOf) {
    double largest = -std::numeric_limits<double>::infinity();
    for (std::size_t k = 1; k < term.factors.size(); ++k) {
        largest = std::max(largest, valueOfFactor(term.factors[k], valueOf));
    }
    double sum = 0;
    for (std::size_t k = 1; k < term.factors.size(); ++k) {
        sum += std::exp(valueOfFactor(term.factors[k], valueOf) - largest);
    }
    return largest + std::log(sum) - valueOfFactor(term.factors[0], valueOf);
}

}  // namespace

double evaluate(const Term& term, const ValueOf& valueOf) {
    double product = term.coefficient;
    for (const Factor& factor : term.factors) {
        product *= valueOfFactor(factor, valueOf);
    }
    return product;
}

double evaluate(const Explanation& explanation, const ValueOf& valueOf) {
    double sum = 0;
    switch (explanation.rule) {
        case Rule::Leaf:
            return std::numeric_limits<double>::quiet_NaN();
        case Rule::Copy:
            return evaluate(explanation.terms.front(), valueOf);
        case Rule::Apply:
            return apply(explanation.function, evaluate(explanation.terms.front(), valueOf));
        case Rule::Softmax:
            return explanation.terms.empty() ? 0 : softmax(explanation, valueOf);
        case Rule::Sum:
            for (const Term& term : explanation.terms) {
                sum += evaluate(term, valueOf);
            }
            return sum;
        case Rule::LogLikelihood:
            for (const Term& term : explanation.terms) {
                sum += negativeLogLikelihood(term, valueOf);
            }
            return sum;
    }
    return std::numeric_limits<double>::quiet_NaN();
}

}  // namespace lab::tape
