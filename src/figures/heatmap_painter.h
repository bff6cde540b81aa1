// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPainter>
#include <QRectF>
#include <optional>
#include <vector>

#include "figures/alignment_figure.h"
#include "figures/colour_map.h"

namespace lab::figures {

/// A matrix as coloured cells; row 0 is at the top.
struct Heatmap {
    WeightMatrix values;
    int reachedRows = 0;  ///< rows from here on have the colour `empty`, whatever their values
    ColourMap colours = ColourMap::viridis();
    double range = 1;            ///< the value that has the colour of 1
    QColor empty;                ///< of cells not reached
    std::optional<QColor> grid;  ///< between and around reached cells; nothing is drawn if unset
    double gap = 1;              ///< between cells, in pixels; none where cells are tiny
    int firstRow = 0;            ///< rows before it are not reached either
    double unit = 1;             ///< numbers are written in multiples of it
    /// Its matrix has the lower half of each cell, and this one the upper; none: the whole.
    std::vector<Heatmap> lower = {};
    std::optional<QFont>
        numbers;  ///< writes what is 0.05 or more from 0 (and NaN) into cells with room

    /// The heatmap of an alignment figure: weights, their gradients, or one over the other.
    static Heatmap of(const AlignmentFigure& figure, const QFont& valueFont);
};

/// Fills the area with the cells as rectangles (vectors stay vectors) in whole pixels.
void paintHeatmap(QPainter& painter, const Heatmap& heatmap, const QRectF& area);

}  // namespace lab::figures
