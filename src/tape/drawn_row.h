// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/types.h"

namespace lab::tape {

/// The row that `uniform` in [0, 1) draws with the weights of a column: the first whose cumulative
/// weight exceeds it; where rounding keeps the sum below it, the last with a weight above 0; where
/// there is none, -1.
template <typename Column>
Index drawnRow(const Column& weights, typename Column::Scalar uniform) {
    typename Column::Scalar sum = 0;
    Index last = -1;
    for (Index row = 0; row < weights.size(); ++row) {
        sum += weights(row);
        last = weights(row) > 0 ? row : last;
        if (sum > uniform) {
            return row;
        }
    }
    return last;
}

}  // namespace lab::tape
