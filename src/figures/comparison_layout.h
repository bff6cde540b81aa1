// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>
#include <QStringList>
#include <optional>
#include <vector>

#include "figures/alignment_layout.h"
#include "figures/alignment_lines_layout.h"
#include "figures/comparison_figure.h"

namespace lab::figures {

/// A line of text as it is drawn.
struct PlacedText {
    QRectF place;
    QString text;
};

/// A word of a translation as it is drawn.
struct PlacedWord {
    QRectF place;
    JudgedWord word;  ///< its text elided; of a missing word only the gap is drawn
};

/// One panel.
struct PanelLayout {
    QRectF card;
    std::vector<PlacedText> title;          ///< its lines
    std::vector<PlacedText> citation;       ///< beside the title or below it
    QRectF plot;                            ///< what the matrix or the lines have for themselves
    std::optional<AlignmentLayout> matrix;  ///< of ComparisonView::Matrices
    std::optional<AlignmentLinesLayout> lines;  ///< of ComparisonView::Lines
    QRectF emptyBox;                            ///< in place of both; empty where there is one
    QStringList emptyLines;                     ///< the text in its middle
    std::vector<PlacedWord> translation;
    PlacedText verdict;
    std::vector<PlacedText> numbers;
    bool numbersAtRight = false;  ///< of the verdict's line; else on lines of their own
};

/// What is under a point of a comparison.
struct PanelHit {
    int panel = 0;
    Pointed pointed;  ///< neither row nor column: the panel itself

    friend bool operator==(const PanelHit&, const PanelHit&) = default;
};

/// Where everything of a comparison stands, in logical pixels: a grid of cards in the order of the
/// panels. All matrices have cells of one size, labels of one angle and their first cell at the
/// same place of their card. Nothing overlaps or lies outside the area.
struct ComparisonLayout {
    QRectF area;
    std::vector<PlacedText> title;  ///< its lines
    QRectF colourBar;  ///< its 0 to the left, its 1 to the right; empty where there is none
    int columns = 1;   ///< of the grid
    std::vector<PanelLayout> panels;

    /// REQUIRES the figure of this layout.
    [[nodiscard]] std::optional<PanelHit> at(const QPointF& point,
                                             const ComparisonFigure& figure) const;
};

/// The least height of an area of this width in which layOut() has room for all texts around the
/// plots and, unless it is too narrow, shows every word; of sentences with more than `wordsInFull`
/// every second word, every third, and so on.
/// REQUIRES requireComparable(figure), a QGuiApplication and its thread.
double leastHeight(const ComparisonFigure& figure, double width);

/// Fits the figure into an area, in as many columns as show all words in large cells; where the
/// room is little, with narrow margins. REQUIRES as above, and an area of at least leastHeight().
ComparisonLayout layOut(const ComparisonFigure& figure, const QRectF& area);

/// So many words, the end among them, all have their labels.
inline constexpr int wordsInFull = 22;

/// The figure at its own size, where every word and number has its room: as it is exported.
/// REQUIRES as above.
ComparisonLayout layOutNaturally(const ComparisonFigure& figure);

}  // namespace lab::figures
