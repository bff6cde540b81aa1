// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/tape.h"

namespace lab::tape {

/// One row of each column drawn with the column's weights: 1 at the row that drawnRow gives for the
/// column's number in `uniform` (1, B), else 0. Passes no gradient: a sample does not change with
/// its weights, its probability does.
template <typename S>
Expr<S> sample(Expr<S> weights, Expr<S> uniform);

/// Element rows[b] of each column b: (1, B); 0 where rows[b] is -1.
template <typename S>
Expr<S> pick(Expr<S> a, std::span<const int> rows);

}  // namespace lab::tape
