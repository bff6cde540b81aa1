// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/tape.h"

/// Ops over a memory: M positions for each of B sentences, kept as one matrix (d, M B) in
/// which column b M + i is position i of sentence b, so a sentence's positions are
/// neighbours and a row of M scores a sentence reshapes to (M, B) for free.
namespace lab::tape {

/// M inputs (d, B), one a position, as one memory (d, M B).
template <typename S>
Expr<S> joinPositions(std::span<const Expr<S>> positions);

/// memory (d, M B) + query (d, B), the sentence's query added to each of its positions.
template <typename S>
Expr<S> addToPositions(Expr<S> memory, Expr<S> query);

/// e_{i,b} = s_b^T h_{i,b}: memory (d, M B) and query (d, B) give (M, B).
template <typename S>
Expr<S> scorePositions(Expr<S> memory, Expr<S> query);

/// c_b = sum_i α_{i,b} h_{i,b}: memory (d, M B) and weights (M, B) give (d, B).
template <typename S>
Expr<S> blendPositions(Expr<S> memory, Expr<S> weights);

}  // namespace lab::tape
