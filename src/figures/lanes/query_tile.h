// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/lanes/lane_painter.h"

namespace lab::figures {

/// A vector that is not one of the positions' as a tile in the top of the gutter, with its symbol
/// and, where there is room, a word beside it. Takes its height from the gutter; nothing where that
/// is too low. Returns whether it is there.
bool addGutterTile(Drawing& drawing, const LaneContext& context, LaneRoom& room,
                   const tape::Step& vector, const QString& word);

/// The vector of the decoder that the scores compare with the keys: what their formula names, or
/// the formula of the row that they are made of; else the step "query". Null where there is none.
const tape::Step* askingVector(const LaneContext& context);

}  // namespace lab::figures
