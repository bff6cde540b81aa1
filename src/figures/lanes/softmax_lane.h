// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// The alignment weights as boxes in the colours of the weight map, several heads above each other;
/// the chosen weight is framed, the head that is looked at is marked.
class SoftmaxLane final : public LanePainter {
  public:
    [[nodiscard]] double minimumHeight(const LaneContext& context) const override;
    [[nodiscard]] double stretch() const override { return 0.62; }
    Ports compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                  Drawing& drawing) const override;
};

}  // namespace lab::figures
