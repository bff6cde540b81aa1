// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// A stage without a picture of its own, drawn from what its steps say of themselves: numbers by
/// source position as boxes in the columns, vectors by source position as tiles in the columns,
/// other vectors as a symbol with a strip. What does not fit is left to the chips.
class GenericLane final : public LanePainter {
  public:
    [[nodiscard]] double minimumHeight(const LaneContext& context) const override;
    [[nodiscard]] double stretch() const override { return 0.8; }
    Ports compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                  Drawing& drawing) const override;
};

}  // namespace lab::figures
