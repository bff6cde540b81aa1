// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QLineF>
#include <QPainter>
#include <QRectF>
#include <optional>

namespace lab::figures {

/// How an arrow is drawn.
struct ArrowStyle {
    QColor colour;
    double width = 2;
    Qt::PenStyle line = Qt::SolidLine;
};

/// What of a line lies within a rectangle; nothing where none does. SVG has no clip paths, so
/// lines are cut before they are drawn.
std::optional<QLineF> clipped(const QLineF& line, const QRectF& rect);

/// How far a head reaches back from the tip, of an arrow of this length and width of line; and half
/// its breadth there, in such lengths.
double headLength(double length, double width);
inline constexpr double headBreadth = 0.4;

/// An arrow within a rectangle; one that goes on beyond it has no head. Nothing for no length.
void paintArrow(QPainter& painter, const QLineF& line, const QRectF& within,
                const ArrowStyle& style);

}  // namespace lab::figures
