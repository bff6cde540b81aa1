// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/tape.h"

/// Windows over source positions around a centre p_b that need not be a whole number. Positions
/// count from 0. Both take centres (1, B) and give (positions, B).
namespace lab::tape {

/// 1 where |i - p_b| <= halfWidth, else 0. The edge passes no gradient.
template <typename S>
Expr<S> insideWindow(Expr<S> centre, Index positions, S halfWidth);

/// exp(-(i - p_b)^2 / (2 deviation^2)), for a deviation above 0.
template <typename S>
Expr<S> gaussian(Expr<S> centre, Index positions, S deviation);

}  // namespace lab::tape
