// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// The heads' contexts one above the other, and the context that a matrix makes of them.
class MergeHeadsLane final : public LanePainter {
  public:
    /// Whether the trace has the steps that it draws.
    [[nodiscard]] static bool knows(const models::Trace& trace);
    [[nodiscard]] double minimumHeight(const LaneContext& context) const override;
    [[nodiscard]] double stretch() const override { return 0.8; }
    Ports compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                  Drawing& drawing) const override;
};

}  // namespace lab::figures
