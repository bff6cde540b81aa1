// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// The recurrent step that comes before the attention: what goes into it, the state before and the
/// word before, and the state that comes of it. The encoder states pass behind.
class StateLane final : public LanePainter {
  public:
    /// Whether the trace has the steps that it draws.
    [[nodiscard]] static bool knows(const models::Trace& trace);
    [[nodiscard]] double minimumHeight(const LaneContext& context) const override;
    [[nodiscard]] double stretch() const override { return 0.6; }
    Ports compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                  Drawing& drawing) const override;
};

}  // namespace lab::figures
