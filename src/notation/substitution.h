// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "notation/formula.h"

namespace lab::notation {

/// Positions to write into a formula, as they shall appear (so counted from 1).
struct Indices {
    std::optional<int> t;
    std::optional<int> i;
    std::optional<int> j;
    std::optional<int> k;
    std::optional<int> n = {};  ///< head
    std::optional<int> l = {};  ///< layer
    std::optional<int> r = {};  ///< hop: a round of reading the memory
    int lag = 1;  ///< the decoder state that asks at t is the one at t - lag: what @q stands for
};

/// The formula with every open index replaced by its number, or by its letter (t - 1 for p,
/// t - lag for q) where no number is given. The result has no open ones.
Formula substitute(const Formula& formula, const Indices& indices);

}  // namespace lab::notation
