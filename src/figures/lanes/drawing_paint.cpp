// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPainter>

#include "figures/formula_painter.h"
#include "figures/lanes/drawing.h"

namespace lab::figures {

void Drawing::paint(QPainter& painter, const BoxMark& mark) {
    painter.setPen(mark.stroke.colour.isValid()
                       ? QPen(mark.stroke.colour, mark.stroke.width, mark.stroke.style)
                       : QPen(Qt::NoPen));
    painter.setBrush(mark.fill.isValid() ? QBrush(mark.fill) : QBrush(Qt::NoBrush));
    painter.drawRoundedRect(mark.rect, mark.radius, mark.radius);
}

void Drawing::paint(QPainter& painter, const LineMark& mark) {
    const auto cap = mark.stroke.style == Qt::SolidLine ? Qt::SquareCap : Qt::FlatCap;
    painter.setPen(QPen(mark.stroke.colour, mark.stroke.width, mark.stroke.style, cap));
    painter.drawLine(mark.from, mark.to);
}

void Drawing::paint(QPainter& painter, const ShapeMark& mark) {
    painter.fillPath(mark.path, mark.fill);
}

void Drawing::paint(QPainter& painter, const TextMark& mark) {
    painter.setFont(mark.font);
    painter.setPen(mark.colour);
    if (mark.angle == 0) {
        painter.drawText(mark.baseline, mark.text);
        return;
    }
    painter.save();
    painter.translate(mark.baseline);
    painter.rotate(mark.angle);
    painter.drawText(QPointF(0, 0), mark.text);
    painter.restore();
}

void Drawing::paint(QPainter& painter, const FormulaMark& mark) const {
    FormulaColours colours;
    colours.ink = mark.ink;
    FormulaPainter(font_).paint(painter, mark.layout, mark.origin, colours);
}

/// Without antialiasing, so that neighbouring cells leave no seam between them.
void Drawing::paint(QPainter& painter, const TileMark& mark) {
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (std::size_t k = 0; k < mark.colours.size(); ++k) {
        painter.fillRect(mark.grid.cell(static_cast<int>(k), mark.rect), QColor(mark.colours[k]));
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(mark.border, 1));
    painter.drawRect(mark.rect);
}

void Drawing::paint(QPainter& painter) const {
    constexpr double far = 1e7;  // beyond any picture
    paint(painter, QRectF(-far, -far, 2 * far, 2 * far));
}

void Drawing::paint(QPainter& painter, const QRectF& part) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    for (const std::vector<Mark>& layer : layers_) {
        for (const Mark& mark : layer) {
            if (reachOf(mark).intersects(part)) {
                std::visit([&painter, this](const auto& each) { paint(painter, each); }, mark);
            }
        }
    }
    painter.restore();
}

void Drawing::paintHighlight(QPainter& painter, const scene::Relation& relation,
                             const Stroke& exact, const Stroke& related) const {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setBrush(Qt::NoBrush);
    const auto frame = [&](const std::vector<QPolygonF>& frames, const Stroke& stroke) {
        painter.setPen(
            QPen(stroke.colour, stroke.width, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        for (const QPolygonF& polygon : frames) {
            painter.drawPolygon(polygon);
        }
    };
    frame(this->related(relation), related);
    frame(highlight(relation.hovered()), exact);
    painter.restore();
}

}  // namespace lab::figures
