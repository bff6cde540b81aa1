// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "attention/mechanism.h"
#include "formats/tensor.h"
#include "tape/parameters.h"

namespace lab::attention {

/// The arrays that `compute` takes, checked, positions in the columns as on a tape.
struct ComputeInput {
    tape::Matrix<double> query;   ///< (dq, T)
    tape::Matrix<double> keys;    ///< (dk, M)
    tape::Matrix<double> values;  ///< (dv, M)
    std::vector<int> keep;        ///< empty, M, or T M (row t at t M)
    bool maskEachRow = false;     ///< `keep` has T M entries
    double temperature = 1;
    std::vector<double> uniform;  ///< T numbers, where the mechanism draws
    Settings settings;
    Sizes sizes;
    tape::Parameters<double> parameters;  ///< in the description's order
};

/// Throws as `compute` does.
ComputeInput readComputeInput(const Description& mechanism,
                              const std::vector<formats::NamedTensor>& arrays);

}  // namespace lab::attention
