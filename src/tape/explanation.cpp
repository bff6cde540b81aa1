// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/explanation.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>

namespace lab::tape {
namespace {

using ValueOf = std::function<double(const Element&)>;

double valueOfFactor(const Factor& factor, const ValueOf& valueOf) {
    const double value = valueOf(factor.element);
    return factor.complement ? 1 - value : value;
}

double unit(std::span<const double> x, std::size_t own) {
    double length = 0;
    for (const double each : x) {
        length = std::hypot(length, each);
    }
    return length > 0 ? x[own] / length : 0;
}

double sample(std::span<const double> weights, double uniform, std::size_t own) {
    double sum = 0;
    std::size_t last = weights.size();
    for (std::size_t row = 0; row < weights.size() && sum <= uniform; ++row) {
        sum += weights[row];
        last = weights[row] > 0 || sum > uniform ? row : last;
    }
    return last == own ? 1 : 0;
}

double apply(std::string_view function, std::span<const double> x, std::size_t own) {
    if (function == "tanh") {
        return std::tanh(x[0]);
    }
    if (function == "sigmoid") {
        return 1 / (1 + std::exp(-x[0]));
    }
    if (function == "gaussian") {
        const double distance = (x[1] - x[0]) / x[2];
        return std::exp(-distance * distance / 2);
    }
    if (function == "window") {
        return std::abs(x[1] - x[0]) <= x[2] ? 1 : 0;
    }
    if (function == "unit") {
        return unit(x, own);
    }
    if (function == "sample") {
        return sample(x.first(x.size() - 1), x.back(), own);
    }
    return std::numeric_limits<double>::quiet_NaN();
}

double apply(const Explanation& explanation, const ValueOf& valueOf) {
    std::vector<double> values;
    for (const Term& term : explanation.terms) {
        values.push_back(evaluate(term, valueOf));
    }
    return apply(explanation.function, values, explanation.own);
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
    return term.coefficient * (largest + std::log(sum) - valueOfFactor(term.factors[0], valueOf));
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
            return apply(explanation, valueOf);
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
