// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QStringList>
#include <optional>
#include <vector>

#include "figures/formula_layout.h"
#include "figures/playground/playground_figure.h"

namespace lab::figures {

/// Where everything of a playground stands, in logical pixels: the plane, beside it (in a high
/// area below it) the table of scores and weights and the equations of one key, and the sentence
/// below all. Nothing of it overlaps or lies outside the area, and nothing but texts moves while
/// an arrow is dragged.
struct PlaygroundLayout {
    /// A line of typeset formula and the start of its baseline.
    struct Equation {
        FormulaLayout formula;
        QPointF origin;
    };
    /// The weights of one mechanism.
    struct Row {
        QRectF name;
        std::vector<QRectF> cells;  ///< one a key
        QRectF all;                 ///< name and cells
    };

    QRectF area;
    QRectF plane;
    double margin = 0;  ///< of the plane beyond its edge: a tip there is seen whole
    QRectF legend;      ///< below the plane
    QRectF title;
    std::vector<QRectF> heads;  ///< names of the keys, one a column of the table
    QRectF scoreName;
    std::vector<QRectF> scores;
    QRectF weightsName;
    std::vector<Row> rows;  ///< one a mechanism
    std::vector<Equation> equations;
    QRectF sentence;
    QStringList sentenceLines;

    [[nodiscard]] QPointF at(const scene::Arrow& arrow) const;
    [[nodiscard]] scene::Arrow arrowAt(const QPointF& point) const;
    /// Pixels of 1.
    [[nodiscard]] double unit() const {
        return (plane.width() - 2 * margin) / (2 * scene::planeEdge);
    }
    /// The column of the table under a point: a key, from 0.
    [[nodiscard]] std::optional<int> keyAt(const QPointF& point) const;
    /// The row under a point.
    [[nodiscard]] std::optional<scene::PlaneMechanism> mechanismAt(const QPointF& point) const;
};

/// The arrow whose tip is nearest to a point and within reach of the mouse; of tips in one place
/// the one that the keyboard moves, else the last.
std::optional<scene::Handle> handleAt(const PlaygroundFigure& figure,
                                      const PlaygroundLayout& layout, const QPointF& point);

/// Fits the figure into an area. REQUIRES a QGuiApplication and its thread; so do the others.
PlaygroundLayout layOut(const PlaygroundFigure& figure, const MathFont& font, const QRectF& area);

/// The size that the figure has by itself: as it is exported.
QSizeF naturalSize(const PlaygroundFigure& figure);

/// The least area in which layOut() can keep its promise.
QSizeF leastSize(const Theme& theme);

}  // namespace lab::figures
