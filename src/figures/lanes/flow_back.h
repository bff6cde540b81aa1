// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// From a card down to the one below it, in pixels.
struct FlowGap {
    double from = 0;  ///< lower edge of the upper card
    double to = 0;    ///< upper edge of the lower one
};

/// On the way back: arrows from the card where the moment stands down to the ports of the lane
/// below, each as wide as the gradient that its position has there. Nothing on the way forward.
void addFlowBack(Drawing& drawing, const StageContext& stage, const Ports& below,
                 const FlowGap& gap);

}  // namespace lab::figures
