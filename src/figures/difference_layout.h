// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <optional>

#include "figures/alignment_layout.h"
#include "figures/difference_figure.h"

namespace lab::figures {

/// Where everything of a difference stands, in logical pixels: the matrix, below it the colour bar
/// between the two names, and the sentence. Nothing overlaps or lies outside the area.
struct DifferenceLayout {
    QRectF area;
    AlignmentLayout matrix;
    QRectF secondName;  ///< above the left end of the bar, where the second has more
    QRectF firstName;   ///< above its right end
    QRectF bar;
    QRectF numbers;  ///< below it
    QRectF sentence;
    QStringList sentenceLines;  ///< none where the area has no room for them

    [[nodiscard]] std::optional<CellIndex> cellAt(const QPointF& point) const {
        return matrix.cellAt(point);
    }
};

/// Fits the figure into an area. REQUIRES a figure from differenceOf(), a QGuiApplication and its
/// thread.
DifferenceLayout layOut(const DifferenceFigure& figure, const QRectF& area);

/// The height in which layOut() gives every row of cells its words, in an area of any width; of
/// more than 22 rows every second, every third and so on. REQUIRES as above.
double leastHeight(const DifferenceFigure& figure);

/// The figure at its own size: as it is exported. REQUIRES as above.
DifferenceLayout layOutNaturally(const DifferenceFigure& figure);

}  // namespace lab::figures
