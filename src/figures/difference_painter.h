// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "figures/difference_figure.h"
#include "figures/difference_layout.h"

namespace lab::figures {

/// Everything, for screen and export alike: background, cells (blue where the second has more, red
/// where the first has), words, marks, colour bar and sentence. Leaves the painter as it finds it.
/// REQUIRES a layout of this figure.
void paintDifference(QPainter& painter, const DifferenceFigure& figure,
                     const DifferenceLayout& layout);

}  // namespace lab::figures
