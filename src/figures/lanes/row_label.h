// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// The symbol of a step at the right edge of the gutter, level with its row in the body, where it
/// meets neither the title nor what else stands there. Later pieces of the gutter keep off it.
/// Returns whether there was room.
bool addRowLabel(Drawing& drawing, const LaneContext& context, LaneRoom& room,
                 const tape::Step& step, double top, double height);
/// The same with a short text.
bool addRowLabel(Drawing& drawing, const LaneContext& context, LaneRoom& room, const QString& text,
                 double top, double height);

}  // namespace lab::figures
