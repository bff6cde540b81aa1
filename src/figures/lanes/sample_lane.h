// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// How one position is drawn: the weights laid end to end from 0 to 1, the random number as a
/// marker on them, and the position that it falls on.
class SampleLane final : public LanePainter {
  public:
    /// Whether the trace has the steps that it draws.
    [[nodiscard]] static bool knows(const models::Trace& trace);
    [[nodiscard]] double minimumHeight(const LaneContext& context) const override;
    [[nodiscard]] double stretch() const override { return 0.95; }
    Ports compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                  Drawing& drawing) const override;
};

}  // namespace lab::figures
