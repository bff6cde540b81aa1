// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "models/trace.h"
#include "notation/formula.h"
#include "scene/quantity.h"
#include "tape/explanation.h"

namespace lab::scene {

/// Sums of more terms than this are shown by their vectors and a list of the terms.
inline constexpr std::size_t fewTerms = 3;

/// The terms that add up to one number, in their order: "v ⊙ tanh(…): the 64 terms that add up
/// to e₆,₇".
struct Contributions {
    std::vector<double> terms;
    notation::Formula symbol;  ///< v ⊙ tanh(…); a sum where there are several kinds of terms
    QString caption;
};

/// Empty (no terms, no caption) for quantities that are no sum of many terms.
Contributions contributionsTo(const models::Trace& trace, const Quantity& quantity);

}  // namespace lab::scene
