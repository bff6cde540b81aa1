// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFont>
#include <QLineF>
#include <QRectF>
#include <QString>
#include <optional>
#include <vector>

#include "figures/alignment_lines.h"

namespace lab::figures {

/// The words of one of the sentences.
struct PlacedWords {
    /// A word: where it may be drawn and pointed at, and where its lines begin.
    struct Word {
        QRectF place;
        QString label;  ///< elided so that it fits its place
        QPointF anchor;
    };
    std::vector<Word> words;
    int step = 1;  ///< every how many words there is room for a label; see isLabelShown()
};

/// Where everything of an alignment in lines stands, in logical pixels. No label overlaps another
/// and nothing lies outside the area: words are elided, and at last left out at even steps.
struct AlignmentLinesLayout {
    QRectF area;
    QRectF title;       ///< empty where there is none; so are the following two
    QRectF sourceName;  ///< before the source words
    QRectF targetName;  ///< after the target words
    LinesDirection direction = LinesDirection::Downwards;
    QFont font;
    PlacedWords source;
    PlacedWords target;
    double thickest = 0;  ///< of a line of weight 1

    [[nodiscard]] QLineF line(CellIndex cell) const;
    [[nodiscard]] double thickness(float weight) const;
    /// The word or line at a point: of several lines the nearest. None where there is nothing.
    /// REQUIRES the figure of this layout.
    [[nodiscard]] std::optional<Pointed> at(const QPointF& point,
                                            const AlignmentFigure& figure) const;
};

/// Downwards where that shows every word in full, else rightwards, where more words have room.
/// REQUIRES requireDrawable(figure), a QGuiApplication and its thread.
LinesDirection directionFor(const AlignmentFigure& figure, const QSizeF& size);

/// Fits the figure into an area. Where a word stands depends only on its own sentence and the area:
/// figures of one source have their words in the same places. REQUIRES requireDrawable(
/// lines.alignment), a QGuiApplication and its thread.
AlignmentLinesLayout layOut(const AlignmentLines& lines, const QRectF& area);

/// The least area in which layOut() gives every step-th word of both sentences its label, whole.
/// REQUIRES as above, and a step of at least 1.
QSizeF leastSizeForWords(const AlignmentLines& lines, int step);

/// The figure at its own size, where every word has its room: as it is exported. REQUIRES as above.
AlignmentLinesLayout layOutNaturally(const AlignmentLines& lines);

}  // namespace lab::figures
