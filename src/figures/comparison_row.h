// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/comparison_figure.h"
#include "figures/comparison_layout.h"

namespace lab::figures {

/// The panels of a comparison side by side, for panels that have the same words: these stand once,
/// left of the first matrix.

/// How many panels have room beside each other in this width, so that cells and words can still be
/// read; at least 1. REQUIRES requireComparable(figure), a QGuiApplication and its thread.
int panelsInARow(const ComparisonFigure& figure, double width);

/// The figure with so many of its panels: the first, the last, and what lies evenly between; only
/// the last if it is one. `chosen`: which they are.
ComparisonFigure withPanels(const ComparisonFigure& figure, int count, std::vector<int>& chosen);

/// The least height of an area of this width in which layOutInARow() has room for its texts and for
/// cells that can be told apart. REQUIRES as above.
double leastRowHeight(const ComparisonFigure& figure, double width);

/// Fits all panels into an area. REQUIRES as above, and no more panels than have room.
ComparisonLayout layOutInARow(const ComparisonFigure& figure, const QRectF& area);

}  // namespace lab::figures
