// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/tape.h"

namespace lab::tape {

/// One row of each column drawn with the column's weights: 1 at the first row whose cumulative
/// weight exceeds the column's number in `uniform` (1, B), which lies in [0, 1), else 0. Where
/// rounding keeps the sum below that number, the last row with a weight above 0; where there is
/// none, all 0. Passes no gradient: a sample does not change with its weights, its probability
/// does.
template <typename S>
Expr<S> sample(Expr<S> weights, Expr<S> uniform);

/// Element rows[b] of each column b: (1, B); 0 where rows[b] is -1.
template <typename S>
Expr<S> pick(Expr<S> a, std::span<const int> rows);

}  // namespace lab::tape
