// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/tape.h"

namespace lab::tape {

/// A B, for A (n, k) and B (k, m).
template <typename S>
Expr<S> matmul(Expr<S> a, Expr<S> b);

/// A^T B, for A (k, n) and B (k, m).
template <typename S>
Expr<S> matmulTransposed(Expr<S> a, Expr<S> b);

/// W x + y, for W (n, k), x (k, m) and y (n, m), or y (n, 1) added to every column.
template <typename S>
Expr<S> affine(Expr<S> w, Expr<S> x, Expr<S> y);

}  // namespace lab::tape
