// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// The context vector, and ribbons as wide as the weights that flow into it from the boxes below:
/// where the weights add up to one they are together as wide as a box.
class ContextLane final : public LanePainter {
  public:
    [[nodiscard]] double minimumHeight(const LaneContext& context) const override;
    [[nodiscard]] double stretch() const override { return 0.85; }
    Ports compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                  Drawing& drawing) const override;
};

}  // namespace lab::figures
