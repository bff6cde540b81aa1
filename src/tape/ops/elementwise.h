// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/tape.h"

namespace lab::tape {

/// a + b, same shape.
template <typename S>
Expr<S> add(Expr<S> a, Expr<S> b);

/// a ∘ b, same shape.
template <typename S>
Expr<S> hadamard(Expr<S> a, Expr<S> b);

/// (1 - z) ∘ a + z ∘ b, same shape: how a gate blends the old and the new.
template <typename S>
Expr<S> interpolate(Expr<S> z, Expr<S> a, Expr<S> b);

/// factor * a.
template <typename S>
Expr<S> scale(Expr<S> a, S factor);

/// factor * a for a factor (1, 1) that may be trained.
template <typename S>
Expr<S> scaleBy(Expr<S> factor, Expr<S> a);

/// Column by column: a where mask is 1, b where it is 0. `mask` has one entry a column.
template <typename S>
Expr<S> select(std::span<const int> mask, Expr<S> a, Expr<S> b);

template <typename S>
Expr<S> tanh(Expr<S> a);

/// 1 / (1 + exp(-a)).
template <typename S>
Expr<S> sigmoid(Expr<S> a);

}  // namespace lab::tape
