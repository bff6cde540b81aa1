// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// The query, a score for each source position as a bar up or down from zero, and, where there is
/// room, the hidden units by which query and state meet.
class ScoreLane final : public LanePainter {
  public:
    [[nodiscard]] double minimumHeight(const LaneContext& context) const override;
    [[nodiscard]] double gutterHeight(const LaneContext& context) const override;
    [[nodiscard]] double stretch() const override { return 1.0; }
    Ports compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                  Drawing& drawing) const override;
};

}  // namespace lab::figures
