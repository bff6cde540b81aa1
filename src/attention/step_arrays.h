// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "formats/tensor.h"
#include "tape/step.h"

namespace lab::attention {

/// All values of one step's name as one array in NumPy's order, for files.
struct StepArray {
    const tape::StepLabel* label = nullptr;
    bool isDecoded = false;  ///< its first axis is the target position
    formats::Tensor tensor;
};

/// The named steps of a run, one array a name, in order of their first appearance. Its axes: those
/// of the timeline that its steps stand on (target, layer, hop, head, source), then those of the
/// value, source positions before units. So scores (M) at each t become (T, M), with heads
/// (T, heads, M), and a hidden layer (a, M) at each t becomes (T, M, a). What was not computed is
/// NaN. The elements have the precision S. Throws std::runtime_error when a name's values differ
/// in shape.
template <typename S>
std::vector<StepArray> stepArrays(
    std::span<const tape::Step> steps,
    const std::function<tape::ConstMatrixMap<S>(tape::NodeId)>& value);

}  // namespace lab::attention
