// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <span>

#include "figures/lanes/drawing.h"
#include "figures/lanes/lane_context.h"

namespace lab::figures {

/// Marks the numbers that the reader has put in the place of computed ones, wherever the drawing
/// shows them: a frame with a folded corner and, where there is room that no text has, what the
/// number was before; the list of changes has it in any case. To be called last, when all else is
/// drawn.
void addChangeMarks(Drawing& drawing, const StageContext& stage,
                    std::span<const scene::Quantity> replaced, std::span<const QRectF> cards);

}  // namespace lab::figures
