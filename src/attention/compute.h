// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "attention/mechanism.h"
#include "formats/tensor.h"

namespace lab::attention {

/// A mechanism alone on arrays of the user's, with NumPy's conventions. Takes
///   query (T, dq), keys (M, dk), values (M, dv) (else the keys), mask (M) or (T, M) (1 keep,
///   0 drop), temperature () (else 1), and by name the mechanism's parameters, its settings (), and
///   u (T) in [0, 1) where it draws;
/// gives every named step by its name, as stepArrays() lays them out: scores (T, M),
/// weights (T, M), context (T, dv) and the mechanism's own.
/// A row whose positions are all masked has weights and a context of 0.
/// S is the precision of computation and results. Throws AttentionError or formats::FormatError,
/// one line, for arrays that are missing, unknown, not finite or of the wrong shape (naming the
/// array, the shape it has and the shape it needs).
template <typename S>
std::vector<formats::NamedTensor> compute(const Mechanism& mechanism,
                                          const std::vector<formats::NamedTensor>& arrays);

}  // namespace lab::attention
