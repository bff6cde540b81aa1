// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// The words of the sentence and above each its encoder state, with the two directions of reading
/// between them. While the sentence is read the words light up one by one.
class EncodeLane final : public LanePainter {
  public:
    [[nodiscard]] double minimumHeight(const LaneContext& context) const override;
    [[nodiscard]] double stretch() const override { return 1.15; }
    Ports compose(const LaneContext& context, LaneRoom& room, const Ports& below,
                  Drawing& drawing) const override;

    /// The height that the words take under the states; they slant where a column is narrow.
    static double wordsHeight(const models::Trace& trace, const LaneFonts& fonts,
                              const Columns& columns);
};

}  // namespace lab::figures
