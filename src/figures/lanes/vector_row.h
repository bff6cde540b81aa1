// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// A vector a position: each a tile in its column. REQUIRES a step whose columns are positions.
void addVectorRow(Drawing& drawing, const LaneContext& context, const tape::Step& step, double top,
                  double height);

/// The places of such tiles, empty.
void addEmptyVectorRow(Drawing& drawing, const LaneContext& context, double top, double height);

/// One port a column at this height.
Ports portsAt(const Columns& columns, double y);

/// Hides what passes behind a place on the card, such as lines from lane to lane.
void addBacking(Drawing& drawing, const LaneContext& context, const QRectF& place);

}  // namespace lab::figures
