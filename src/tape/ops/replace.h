// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "tape/tape.h"

namespace lab::tape {

/// `a`, but with the elements of `b` (of the same shape) at these places, which count through the
/// columns: column * rows + row. Each element passes its gradient to where it came from.
template <typename S>
Expr<S> replace(Expr<S> a, Expr<S> b, std::span<const int> places);

}  // namespace lab::tape
