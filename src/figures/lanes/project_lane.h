// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// Keys, and values where there are some, as tiles in the columns, and the query in the gutter:
/// what is compared instead of the states themselves.
class ProjectLane final : public LanePainter {
  public:
    /// Whether the trace has the steps that it draws.
    [[nodiscard]] static bool knows(const models::Trace& trace);
    [[nodiscard]] double minimumHeight(const LaneContext& context) const override;
    [[nodiscard]] double gutterHeight(const LaneContext& context) const override;
    [[nodiscard]] double stretch() const override { return 0.8; }
    Ports compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                  Drawing& drawing) const override;
};

}  // namespace lab::figures
