// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_context.h"

namespace lab::figures {

/// Adds a chip with its symbol for each step of the lane that has no picture, then one for each
/// row of numbers as a whole, as many as there is room for: below each other with what they mean
/// where that fits for all, else side by side.
void addStepChips(const LaneContext& context, const QRectF& gutter, Drawing& drawing);

}  // namespace lab::figures
