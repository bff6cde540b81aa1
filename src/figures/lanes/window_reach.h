// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "figures/lanes/lane_context.h"

namespace lab::figures {

/// For each of `count` positions whether a window leaves it out at this moment, or the reader has
/// masked its word: what is computed there does not count.
std::vector<bool> leftOut(const LaneContext& context, int count);

}  // namespace lab::figures
