// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "figures/playground/playground_layout.h"

namespace lab::figures {

/// Everything, for screen and export alike: the plane, the table of scores and weights with the
/// chosen mechanism framed, the equations and the sentence. Leaves the painter as it finds it.
/// REQUIRES a layout of this figure with this font.
void paintPlayground(QPainter& painter, const PlaygroundFigure& figure,
                     const PlaygroundLayout& layout, const MathFont& font);

}  // namespace lab::figures
