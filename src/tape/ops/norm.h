// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/tape.h"

namespace lab::tape {

/// Each column divided by its length: x / |x|. A column of zeros stays one, with a gradient of 0.
template <typename S>
Expr<S> unitColumns(Expr<S> a);

}  // namespace lab::tape
