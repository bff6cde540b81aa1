// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "figures/curve_figure.h"
#include "figures/curve_layout.h"

namespace lab::figures {

/// Background, texts, grid, lines and their names. Draws with the painter as it finds it and leaves
/// it so. REQUIRES a layout of this figure.
void paintChart(QPainter& painter, const CurveFigure& figure, const CurveLayout& layout);

/// The mark around the point that the mouse is over.
void paintPointed(QPainter& painter, const CurveFigure& figure, const CurveLayout& layout);

/// Both, for exports.
void paintCurves(QPainter& painter, const CurveFigure& figure, const CurveLayout& layout);

}  // namespace lab::figures
