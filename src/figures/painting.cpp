// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/painting.h"

#include <QFontMetricsF>
#include <QTextLayout>
#include <QTextOption>

#include "figures/one_line.h"

namespace lab::figures {

QFont scaledFont(const Theme& theme, TextStyle style, double fontScale) {
    QFont font = theme.font(style);
    font.setPointSizeF(font.pointSizeF() * fontScale);
    return font;
}

void paintLine(QPainter& painter, const QRectF& place, const QString& text, Qt::Alignment where) {
    const QFontMetricsF metrics(painter.font());
    const QString line = metrics.elidedText(oneLine(text), Qt::ElideRight, place.width());
    painter.drawText(place, static_cast<int>(where | Qt::AlignVCenter) | Qt::TextSingleLine, line);
}

void paintWord(QPainter& painter, QPointF start, const QString& text, bool unknown,
               const Theme& theme) {
    if (unknown) {
        const QFontMetricsF metrics(painter.font());
        const QPointF below(0, metrics.underlinePos() + theme.scale);
        const QPointF end(metrics.horizontalAdvance(text), 0);
        painter.setPen(QPen(theme.errorText, theme.scale, Qt::DashLine, Qt::FlatCap));
        painter.drawLine(start + below, start + below + end);
    }
    painter.drawText(start, text);
}

QStringList wrapped(const QString& text, const QFont& font, double width) {
    QTextLayout layout(oneLine(text), font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines += layout.text().mid(line.textStart(), line.textLength()).trimmed();
    }
    layout.endLayout();
    return lines;
}

void paintLines(QPainter& painter, const QRectF& place, const QStringList& lines,
                Qt::Alignment where) {
    const double height = QFontMetricsF(painter.font()).height();
    for (qsizetype k = 0; k < lines.size(); ++k) {
        const QRectF line(place.left(), place.top() + static_cast<double>(k) * height,
                          place.width(), height);
        painter.drawText(line, static_cast<int>(where | Qt::AlignVCenter) | Qt::TextSingleLine,
                         lines[k]);
    }
}

void paintFrame(QPainter& painter, const QRectF& rect, const QColor& colour, double width) {
    QPen pen(colour, width);
    pen.setJoinStyle(Qt::RoundJoin);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(rect, width, width);
}

}  // namespace lab::figures
