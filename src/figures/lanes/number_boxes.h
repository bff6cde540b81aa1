// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// The room of a row of boxes, one a position.
struct BoxRow {
    double top = 0;
    double height = 0;
};

/// A row of numbers by source position: each a box in the weights' colours (Role::Weight) or the
/// signed ones, with the number in it while it is readable, and a region. Empty boxes where the
/// lane is not reached or `step` is null; dimmed where a window leaves the position out. As many as
/// the step has numbers, or as attention is shared among. Returns the boxes.
std::vector<QRectF> addNumberBoxes(Drawing& drawing, const LaneContext& context,
                                   const tape::Step* step, const BoxRow& row);

/// Lines from the ports of the lane below up to `bottom`.
void addConnectors(Drawing& drawing, const LaneContext& context, const Ports& below, double bottom);
/// The same where these columns stand above the ports; none where they do not.
void addConnectors(Drawing& drawing, const LaneContext& context, const Columns& columns,
                   const Ports& below, double bottom);

/// The width of a box in a column.
double boxWidth(const Columns& columns);

}  // namespace lab::figures
