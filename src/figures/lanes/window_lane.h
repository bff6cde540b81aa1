// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// Where a mechanism looks: the centre as a marker with its number, the window as a band around it,
/// and where the nearer counts more, the Gaussian as a curve with its values.
class WindowLane final : public LanePainter {
  public:
    /// Whether the trace has the steps that it draws.
    [[nodiscard]] static bool knows(const models::Trace& trace);
    [[nodiscard]] double minimumHeight(const LaneContext& context) const override;
    [[nodiscard]] double gutterHeight(const LaneContext& context) const override;
    [[nodiscard]] double stretch() const override { return 0.95; }
    Ports compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                  Drawing& drawing) const override;
};

}  // namespace lab::figures
