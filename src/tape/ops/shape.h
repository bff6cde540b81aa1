// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/tape.h"

namespace lab::tape {

/// Rows [first, first + count) of a.
template <typename S>
Expr<S> rows(Expr<S> a, Index first, Index count);

/// Columns [first, first + count) of a.
template <typename S>
Expr<S> columns(Expr<S> a, Index first, Index count);

/// [a; b; ...]: the inputs above one another; all have the same columns.
template <typename S>
Expr<S> stackRows(std::span<const Expr<S>> parts);

/// The same numbers, column by column, in another shape of the same size.
template <typename S>
Expr<S> reshape(Expr<S> a, Shape shape);

/// Sum of all elements, (1, 1).
template <typename S>
Expr<S> sum(Expr<S> a);

}  // namespace lab::tape
