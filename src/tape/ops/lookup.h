// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/tape.h"

namespace lab::tape {

/// Columns `ids` of table (d, V), side by side: (d, ids). Ids must be in [0, V).
template <typename S>
Expr<S> lookup(Expr<S> table, std::span<const int> ids);

}  // namespace lab::tape
