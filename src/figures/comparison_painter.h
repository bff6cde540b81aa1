// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "figures/comparison_figure.h"
#include "figures/comparison_layout.h"

namespace lab::figures {

/// Everything, for screen and export alike: canvas, cards, plots, texts and marks. Leaves the
/// painter as it finds it. REQUIRES a layout of this figure.
void paintComparison(QPainter& painter, const ComparisonFigure& figure,
                     const ComparisonLayout& layout);

}  // namespace lab::figures
