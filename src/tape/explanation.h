// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <string_view>
#include <vector>

#include "tape/factors.h"

namespace lab::tape {

/// How the terms of an `Explanation` give the value.
enum class Rule {
    Leaf,           ///< a parameter or an input: no terms
    Copy,           ///< the value of terms[0].factors[0]
    Apply,          ///< function(terms); see `function`
    Sum,            ///< sum over terms of coefficient x product of factors
    Softmax,        ///< exp(terms[own]) / sum over terms of exp; one factor a term
    LogLikelihood,  ///< sum over terms of coefficient x (log(sum over factors[1..] of exp) -
                    ///< factors[0])
};

/// A product; without factors a constant.
struct Term {
    double coefficient = 1;
    Factors factors;
};

/// One element of a node's value in terms of elements of the node's inputs.
struct Explanation {
    Rule rule = Rule::Leaf;
    /// Rule::Apply, a static name. With x the terms' values:
    ///   "tanh", "sigmoid"  of x_0
    ///   "gaussian"         exp(-(x_1 - x_0)^2 / (2 x_2^2)): centre, position, deviation
    ///   "window"           1 where |x_1 - x_0| <= x_2, else 0: centre, position, half width
    ///   "unit"             x_own / |x|, 0 for a vector of zeros
    ///   "sample"           1 where x_own is the first whose cumulative sum exceeds the last term,
    ///                      else 0: weights, then a number in [0, 1)
    std::string_view function = {};
    std::vector<Term> terms = {};
    /// The term that the element itself comes from: in a softmax it stands in the numerator.
    std::size_t own = 0;
};

/// The value that an explanation gives for the operands' values, in double precision.
/// `valueOf` is asked for each factor's element. Leaf: NaN, as there is nothing to compute.
double evaluate(const Explanation& explanation,
                const std::function<double(const Element&)>& valueOf);

/// What one term adds (Rule::Sum) or the value of its only factor (other rules).
double evaluate(const Term& term, const std::function<double(const Element&)>& valueOf);

}  // namespace lab::tape
