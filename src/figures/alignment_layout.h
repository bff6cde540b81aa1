// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QRectF>
#include <QStringList>
#include <optional>

#include "figures/alignment_figure.h"

namespace lab::figures {

/// Where everything of an alignment plot stands, in logical pixels. Nothing overlaps and nothing
/// lies outside the area, however long the words are: labels are elided, turned upright, and at
/// last left out at even steps.
struct AlignmentLayout {
    QRectF area;
    QRectF title;       ///< empty where there is none; so are the following three
    QRectF sourceName;  ///< above the source words
    QRectF targetName;  ///< left of the target words; its text runs upwards
    QRectF colourBar;   ///< the bar itself, its numbers to the right of it
    QRectF cells;       ///< whole pixels
    QRectF losses;      ///< right of the cells, beside their rows; empty where there are none

    QFont labelFont;
    QFont valueFont;
    int rows = 0;
    int columns = 0;
    double columnAngle = 0;    ///< of the source words against the horizontal, in degrees
    double labelGap = 0;       ///< between cells and words
    QStringList rowLabels;     ///< as drawn, elided
    QStringList columnLabels;  ///< as drawn, elided
    int rowStep = 1;           ///< every how many rows there is room for a label
    int columnStep = 1;

    [[nodiscard]] QRectF cell(CellIndex index) const;
    [[nodiscard]] QRectF row(int row) const;
    /// The cell at a point, none beside the matrix.
    [[nodiscard]] std::optional<CellIndex> cellAt(const QPointF& point) const;
    /// The row or column whose word is at a point, shown or left out; none elsewhere.
    [[nodiscard]] std::optional<int> rowWordAt(const QPointF& point) const;
    [[nodiscard]] std::optional<int> columnWordAt(const QPointF& point) const;
};

/// Fits the figure into an area. Cells grow with the area up to a comfortable size and are centred
/// in it. REQUIRES requireDrawable(figure), a QGuiApplication and its thread.
AlignmentLayout layOut(const AlignmentFigure& figure, const QRectF& area);

/// Whether layOut() places two figures alike in the same area: words, look and kinds of numbers are
/// the same, the numbers need not be.
bool placedAlike(const AlignmentFigure& one, const AlignmentFigure& other);

/// The height from which on layOut() gives every target word its label, in an area of this width.
/// REQUIRES as above.
double heightForAllRows(const AlignmentFigure& figure, double width);

/// The least area in which layOutWithWords() gives every rowStep-th target word and every
/// columnStep-th source word its label; its height is enough at any greater width.
/// REQUIRES as above, and steps of at least 1.
QSizeF leastSizeForWords(const AlignmentFigure& figure, int rowStep, int columnStep);

/// As layOut(), but words take the room that they need. REQUIRES as above, and an area of at least
/// that size for some steps.
AlignmentLayout layOutWithWords(const AlignmentFigure& figure, const QRectF& area);

/// The figure at its own size, where every word and value has its room: as it is exported.
/// REQUIRES as above.
AlignmentLayout layOutNaturally(const AlignmentFigure& figure);

}  // namespace lab::figures
