// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/alignment_painter.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "figures/colour_bar.h"
#include "figures/heatmap_painter.h"
#include "figures/label_thinning.h"
#include "figures/one_line.h"
#include "figures/painting.h"
#include "scene/number_text.h"

namespace lab::figures {

namespace {

QFont fontFor(const AlignmentOptions& options, TextStyle style) {
    return scaledFont(options.theme, style, options.fontScale);
}

/// A name of an axis, its middle at x if that leaves room for it within the place.
void paintAxisName(QPainter& painter, const QRectF& place, double x, const QString& name) {
    const double wanted = QFontMetricsF(painter.font()).horizontalAdvance(oneLine(name)) + 1;
    const double width = std::min(wanted, place.width());
    const double left = std::clamp(x - width / 2, place.left(), place.right() - width);
    paintLine(painter, QRectF(left, place.top(), width, place.height()), name, Qt::AlignLeft);
}

void paintTitle(QPainter& painter, const AlignmentFigure& figure, const AlignmentLayout& layout) {
    painter.setFont(fontFor(figure.options, TextStyle::Title));
    painter.setPen(figure.options.theme.ink);
    paintLine(painter, layout.title, figure.options.title, Qt::AlignLeft);
}

void paintAxisNames(QPainter& painter, const AlignmentFigure& figure,
                    const AlignmentLayout& layout) {
    painter.setFont(fontFor(figure.options, TextStyle::Caption));
    painter.setPen(figure.options.theme.inkMuted);
    const QPointF middle = layout.cells.center();
    paintAxisName(painter, layout.sourceName, middle.x(), figure.options.sourceName);

    const SavedPainter saved(painter);
    const QRectF& place = layout.targetName;
    painter.translate(place.bottomLeft());
    painter.rotate(-90);
    paintAxisName(painter, QRectF(0, 0, place.height(), place.width()), place.bottom() - middle.y(),
                  figure.options.targetName);
}

void paintColourScale(QPainter& painter, const AlignmentFigure& figure,
                      const AlignmentLayout& layout) {
    const QRectF& bar = layout.colourBar;
    paintColourBar(painter, bar, ColourMap::named(figure.options.colourMap),
                   figure.options.theme.connector);

    painter.setFont(layout.valueFont);
    painter.setPen(figure.options.theme.inkMuted);
    const QFontMetricsF metrics(layout.valueFont);
    const bool roomForHalf = bar.height() > 3 * metrics.height();
    for (const double value : {0.0, 0.5, 1.0}) {
        const double y = bar.bottom() - value * bar.height() + metrics.capHeight() / 2;
        if (value != 0.5 || roomForHalf) {
            painter.drawText(QPointF(bar.right() + layout.labelGap, y), QString::number(value));
        }
    }
}

void paintRowWord(QPainter& painter, const AlignmentFigure& figure, const AlignmentLayout& layout,
                  int row, bool strong) {
    QFont font = layout.labelFont;
    font.setBold(strong);
    painter.setFont(font);
    const Theme& theme = figure.options.theme;
    painter.setPen(strong || row < figure.reachedRows() ? theme.ink : theme.inkFaint);
    const QFontMetricsF metrics(font);
    const QString& text = layout.rowLabels[row];
    const QRectF cell = layout.cell({row, 0});
    const QPointF start(cell.left() - layout.labelGap - metrics.horizontalAdvance(text),
                        cell.center().y() + (metrics.ascent() - metrics.descent()) / 2);
    paintWord(painter, start, text, figure.unknownTarget.contains(row), theme);
}

void paintColumnWord(QPainter& painter, const AlignmentFigure& figure,
                     const AlignmentLayout& layout, int column, bool strong) {
    const SavedPainter saved(painter);
    QFont font = layout.labelFont;
    font.setBold(strong);
    font.setStrikeOut(figure.maskedSource.contains(column));
    painter.setFont(font);
    painter.setPen(figure.maskedSource.contains(column) ? figure.options.theme.inkMuted
                                                        : figure.options.theme.ink);
    const QFontMetricsF metrics(font);
    painter.translate(layout.cell({0, column}).center().x(), layout.cells.top() - layout.labelGap);
    painter.rotate(-layout.columnAngle);
    paintWord(painter, QPointF(0, (metrics.ascent() - metrics.descent()) / 2),
              layout.columnLabels[column], figure.unknownSource.contains(column),
              figure.options.theme);
}

/// Beside each row the loss of its word, where there is room for every line.
void paintLosses(QPainter& painter, const AlignmentFigure& figure, const AlignmentLayout& layout) {
    const QFontMetricsF metrics(layout.valueFont);
    painter.setFont(layout.valueFont);
    painter.setPen(figure.options.theme.inkMuted);
    const QRectF title(layout.losses.left(),
                       layout.cells.top() - layout.labelGap - metrics.height(),
                       layout.losses.width(), metrics.height());
    painter.drawText(title, Qt::AlignRight | Qt::AlignBottom, lossTitle());
    for (int row = 0; row < layout.rows; ++row) {
        if (!isLabelShown(row, layout.rowStep, figure.marks.currentRow)) {
            continue;
        }
        const bool current = figure.marks.currentRow == row;
        painter.setPen(current ? figure.options.theme.ink : figure.options.theme.inkMuted);
        const QRectF cell = layout.cell({row, 0});
        const QRectF line(layout.losses.left(), cell.center().y() - metrics.height() / 2,
                          layout.losses.width(), metrics.height());
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter,
                         lossText(figure.losses[static_cast<std::size_t>(row)]));
    }
}

/// Light under dark: the frame shows on cells of any colour.
void frameOnAnyColour(QPainter& painter, const QRectF& rect, const QColor& colour,
                      const Theme& theme) {
    const double width = 2.5 * theme.scale;
    paintFrame(painter, rect, theme.surface, width + 2 * theme.scale);
    paintFrame(painter, rect, colour, width);
}

bool isInside(const CellIndex& cell, const AlignmentLayout& layout) {
    return cell.row >= 0 && cell.column >= 0 && cell.row < layout.rows &&
           cell.column < layout.columns;
}

/// Of the cell, row or column at which stands what the mouse is over; nothing where that is hidden.
QRectF related(const AlignmentMarks& marks, const AlignmentLayout& layout) {
    const CellIndex first{marks.hoveredRow.value_or(0), marks.hoveredColumn.value_or(0)};
    const CellIndex last{marks.hoveredRow.value_or(layout.rows - 1),
                         marks.hoveredColumn.value_or(layout.columns - 1)};
    const bool any = marks.hoveredRow || marks.hoveredColumn;
    return any && isInside(first, layout) && isInside(last, layout)
               ? layout.cell(first) | layout.cell(last)
               : QRectF();
}

/// The upper left corner folded, light under dark: it shows on cells of any colour.
void paintFold(QPainter& painter, const QRectF& cell, const Theme& theme) {
    const auto fold = [&](double side, const QColor& colour) {
        const QPointF corner = cell.topLeft();
        painter.setBrush(colour);
        painter.drawPolygon(
            QPolygonF({corner, corner + QPointF(side, 0), corner + QPointF(0, side)}));
    };
    const double side = std::min({theme.space(1.25), cell.width() * 0.6, cell.height() * 0.6});
    painter.setPen(Qt::NoPen);
    fold(side + 2 * theme.scale, theme.surface);
    fold(side, theme.ink);
}

}  // namespace

void paintSurroundings(QPainter& painter, const AlignmentFigure& figure,
                       const AlignmentLayout& layout) {
    const SavedPainter saved(painter);
    if (!layout.title.isEmpty()) {
        paintTitle(painter, figure, layout);
    }
    paintAxisNames(painter, figure, layout);
    if (!layout.colourBar.isEmpty()) {
        paintColourScale(painter, figure, layout);
    }
    if (!layout.losses.isEmpty()) {
        paintLosses(painter, figure, layout);
    }
}

void paintWords(QPainter& painter, const AlignmentFigure& figure, const AlignmentLayout& layout) {
    const SavedPainter saved(painter);
    const AlignmentMarks& marks = figure.marks;
    const auto either = [](std::optional<int> first, std::optional<int> second) {
        return first ? first : second;
    };
    const auto rowOf = [](const std::optional<CellIndex>& cell) {
        return cell ? std::optional(cell->row) : std::nullopt;
    };
    const auto columnOf = [](const std::optional<CellIndex>& cell) {
        return cell ? std::optional(cell->column) : std::nullopt;
    };
    const auto strongRow = either(either(rowOf(marks.hovered), marks.hoveredRow), marks.currentRow);
    const auto strongColumn =
        either(either(columnOf(marks.hovered), marks.hoveredColumn), columnOf(marks.current));
    for (int row = 0; row < layout.rows; ++row) {
        if (isLabelShown(row, layout.rowStep, strongRow)) {
            paintRowWord(painter, figure, layout, row, row == strongRow || row == marks.currentRow);
        }
    }
    for (int column = 0; column < layout.columns; ++column) {
        if (isLabelShown(column, layout.columnStep, strongColumn)) {
            paintColumnWord(painter, figure, layout, column, column == strongColumn);
        }
    }
}

void paintMarks(QPainter& painter, const AlignmentFigure& figure, const AlignmentLayout& layout) {
    const SavedPainter saved(painter);
    painter.setRenderHint(QPainter::Antialiasing, true);
    const Theme& theme = figure.options.theme;
    const AlignmentMarks& marks = figure.marks;
    const double width = 2.5 * theme.scale;
    for (const CellIndex& cell : marks.replaced) {
        if (isInside(cell, layout) && cell.row < figure.reachedRows()) {
            paintFold(painter, layout.cell(cell), theme);
        }
    }
    if (const QRectF place = related(marks, layout); !place.isEmpty()) {
        frameOnAnyColour(painter, place, theme.related, theme);
    }
    if (marks.currentRow && *marks.currentRow >= 0 && *marks.currentRow < layout.rows) {
        paintFrame(painter, layout.row(*marks.currentRow), theme.cursor, width);
    }
    if (marks.current && isInside(*marks.current, layout)) {
        paintFrame(painter, layout.cell(*marks.current), theme.cursor, width);
    }
    if (marks.hovered && isInside(*marks.hovered, layout)) {
        frameOnAnyColour(painter, layout.cell(*marks.hovered), theme.hover, theme);
    }
}

void paintAlignment(QPainter& painter, const AlignmentFigure& figure,
                    const AlignmentLayout& layout) {
    painter.fillRect(layout.area, figure.options.theme.surface);
    paintSurroundings(painter, figure, layout);
    paintHeatmap(painter, Heatmap::of(figure, layout.valueFont), layout.cells);
    paintWords(painter, figure, layout);
    paintMarks(painter, figure, layout);
}

}  // namespace lab::figures
