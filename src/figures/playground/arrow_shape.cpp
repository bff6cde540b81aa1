// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/playground/arrow_shape.h"

#include <QPainterPath>
#include <QPen>
#include <algorithm>
#include <array>

namespace lab::figures {
namespace {

/// Length of a head, in widths of its line; no more than this part of the arrow.
constexpr double headInWidths = 5;
constexpr double mostHead = 0.6;

}  // namespace

double headLength(double length, double width) {
    return std::min(headInWidths * width, mostHead * length);
}

/// After Liang and Barsky 1984: each edge cuts the range of the line's parameter.
std::optional<QLineF> clipped(const QLineF& line, const QRectF& rect) {
    const std::array<std::array<double, 2>, 4> edges{{{-line.dx(), line.x1() - rect.left()},
                                                      {line.dx(), rect.right() - line.x1()},
                                                      {-line.dy(), line.y1() - rect.top()},
                                                      {line.dy(), rect.bottom() - line.y1()}}};
    double from = 0;
    double to = 1;
    for (const auto& [towards, room] : edges) {
        if (towards == 0 && room < 0) {
            return std::nullopt;
        }
        if (towards < 0) {
            from = std::max(from, room / towards);
        } else if (towards > 0) {
            to = std::min(to, room / towards);
        }
    }
    if (from > to) {
        return std::nullopt;
    }
    return QLineF(line.pointAt(from), line.pointAt(to));
}

void paintArrow(QPainter& painter, const QLineF& line, const QRectF& within,
                const ArrowStyle& style) {
    const auto seen = clipped(line, within);
    if (!seen || seen->length() < 0.5) {
        return;
    }
    painter.setPen(QPen(style.colour, style.width, style.line, Qt::FlatCap));
    if (seen->p2() != line.p2()) {
        painter.drawLine(*seen);
        return;
    }
    const double head = headLength(seen->length(), style.width);
    const QPointF along = (seen->p2() - seen->p1()) / seen->length();
    const QPointF across(-along.y(), along.x());
    const QPointF neck = seen->p2() - along * head;
    painter.drawLine(seen->p1(), neck);
    QPainterPath tip(seen->p2());
    tip.lineTo(neck + across * head * headBreadth);
    tip.lineTo(neck - across * head * headBreadth);
    tip.closeSubpath();
    painter.fillPath(tip, style.colour);
}

}  // namespace lab::figures
