// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/jacobian_figure.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "figures/heatmap_painter.h"
#include "figures/label_thinning.h"
#include "figures/painting.h"

namespace lab::figures {
namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("Jacobian", text);
}

QFont labelFont(const Theme& theme) {
    return theme.font(TextStyle::Caption);
}

/// The longest that a word is drawn.
double longestWord(const JacobianFigure& figure, double room) {
    const QFontMetricsF metrics(labelFont(figure.theme));
    double widest = 0;
    for (const QString& word : figure.positions) {
        widest = std::max(widest, metrics.horizontalAdvance(word));
    }
    return std::min(widest, room);
}

Heatmap heatmapOf(const JacobianFigure& figure, const Eigen::MatrixXd& values) {
    Heatmap heatmap;
    heatmap.values = values.cast<float>();
    heatmap.reachedRows = static_cast<int>(values.rows());
    heatmap.colours = ColourMap::signedValues(figure.theme.isDark);
    const GradientUnit unit = GradientUnit::upTo(values.cwiseAbs().maxCoeff());
    heatmap.range = unit.largest;
    heatmap.unit = unit.unit();
    heatmap.empty = figure.theme.emptyCell;
    heatmap.grid = figure.theme.connector;
    heatmap.gap = std::max(1.0, std::round(figure.theme.scale));
    heatmap.numbers = labelFont(figure.theme);
    return heatmap;
}

/// "∂L/∂α ×10⁻³".
QString withUnit(const QString& what, const Eigen::MatrixXd& values) {
    const QString unit = GradientUnit::upTo(values.cwiseAbs().maxCoeff()).text();
    return unit.isEmpty() ? what : what + QLatin1Char(' ') + unit;
}

/// What the cells are and what stands below them.
QString footText(const JacobianFigure& figure) {
    return tr("cells: %1 · below: %2")
        .arg(withUnit(tr("∂α/∂e"), figure.jacobian.slopes),
             withUnit(tr("∂L/∂e"), figure.jacobian.below));
}

void paintRowWords(QPainter& painter, const JacobianFigure& figure, const JacobianLayout& layout) {
    const QFontMetricsF metrics(labelFont(figure.theme));
    const double gap = figure.theme.space(0.75);
    painter.setPen(figure.theme.inkMuted);
    for (int row = 0; row < layout.size; ++row) {
        if (!isLabelShown(row, layout.rowStep, std::nullopt)) {
            continue;
        }
        const QRectF cell = layout.cell({row, 0});
        const double room = cell.left() - gap - layout.area.left();
        const QRectF place(layout.area.left(), cell.center().y() - metrics.height() / 2, room,
                           metrics.height());
        painter.drawText(place, Qt::AlignRight | Qt::AlignVCenter,
                         metrics.elidedText(figure.positions[row], Qt::ElideRight, room));
    }
}

void paintColumnWords(QPainter& painter, const JacobianFigure& figure,
                      const JacobianLayout& layout) {
    const QFontMetricsF metrics(labelFont(figure.theme));
    const double gap = figure.theme.space(0.75);
    const double length =
        (layout.matrix.top() - gap - layout.area.top()) * std::sqrt(2.0) - metrics.height() / 2;
    for (int column = 0; column < layout.size; ++column) {
        if (!isLabelShown(column, layout.columnStep, figure.chosen)) {
            continue;
        }
        const SavedPainter saved(painter);
        painter.setPen(column == figure.chosen ? figure.theme.ink : figure.theme.inkMuted);
        painter.translate(layout.cell({0, column}).center().x(), layout.matrix.top() - gap);
        painter.rotate(-45);
        painter.drawText(QPointF(0, (metrics.ascent() - metrics.descent()) / 2),
                         metrics.elidedText(figure.positions[column], Qt::ElideRight, length));
    }
}

}  // namespace

QRectF JacobianLayout::cell(CellIndex index) const {
    const double width = matrix.width() / size;
    const double height = matrix.height() / size;
    return {matrix.left() + index.column * width, matrix.top() + index.row * height, width, height};
}

QRectF JacobianLayout::aboveCell(int row) const {
    const QRectF beside = cell({row, 0});
    return {above.left(), beside.top(), above.width(), beside.height()};
}

QRectF JacobianLayout::belowCell(int column) const {
    const QRectF over = cell({0, column});
    return {over.left(), below.top(), over.width(), below.height()};
}

std::optional<CellIndex> JacobianLayout::cellAt(const QPointF& point) const {
    if (size == 0 || !matrix.contains(point)) {
        return std::nullopt;
    }
    const auto at = [this](double from, double length) {
        return std::clamp(static_cast<int>(from / length * size), 0, size - 1);
    };
    return CellIndex{at(point.y() - matrix.top(), matrix.height()),
                     at(point.x() - matrix.left(), matrix.width())};
}

JacobianLayout layOut(const JacobianFigure& figure, const QRectF& area) {
    const Theme& theme = figure.theme;
    const QFontMetricsF metrics(labelFont(theme));
    const double gap = theme.space(0.75);
    const double word = longestWord(figure, area.width() / 4);
    const double rise = std::min(word, area.height() / 3) / std::sqrt(2.0) + metrics.height() / 2;
    // The column and the row beside the matrix, with their titles.
    const double side = std::max(
        metrics.horizontalAdvance(withUnit(tr("∂L/∂α"), figure.jacobian.above)), theme.space(5));
    const double foot = metrics.height() * 2 + gap;
    const double left = word + gap;
    const double width = std::max(1.0, area.width() - left - side);
    const double height = std::max(1.0, area.height() - rise - gap - foot - gap);
    // The last column's word leans out over half a cell and this much, to where the title stands.
    const double lean = 1.75 * metrics.height();
    const double widest = std::min(
        {theme.space(9), (width - gap) / figure.size(), (width - lean) / (figure.size() - 0.5)});
    const double cell = std::max(1.0, std::floor(widest));
    const double line = std::max(1.0, std::floor(std::min(height / figure.size(), theme.space(5))));
    JacobianLayout layout;
    layout.area = area;
    layout.size = figure.size();
    layout.matrix = {std::floor(area.left() + left), std::floor(area.top() + rise + gap),
                     cell * layout.size, line * layout.size};
    layout.above = {layout.matrix.right() + std::max(gap, lean - cell / 2), layout.matrix.top(),
                    side, layout.matrix.height()};
    layout.below = {layout.matrix.left(), layout.matrix.bottom() + gap, layout.matrix.width(),
                    metrics.height() + 2};
    layout.rowStep = labelStep(metrics.capHeight() + 3, line);
    layout.columnStep = labelStep(metrics.height() * 0.8, cell / std::sqrt(2.0));
    return layout;
}

void paintJacobian(QPainter& painter, const JacobianFigure& figure, const JacobianLayout& layout) {
    const SavedPainter saved(painter);
    const Theme& theme = figure.theme;
    painter.fillRect(layout.area, theme.surface);
    paintHeatmap(painter, heatmapOf(figure, figure.jacobian.slopes), layout.matrix);
    paintHeatmap(painter, heatmapOf(figure, figure.jacobian.above), layout.above);
    paintHeatmap(painter, heatmapOf(figure, figure.jacobian.below.transpose()), layout.below);
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setFont(labelFont(theme));
    paintRowWords(painter, figure, layout);
    paintColumnWords(painter, figure, layout);
    const QFontMetricsF metrics(painter.font());
    painter.setPen(theme.inkMuted);
    painter.drawText(QRectF(layout.above.left(), layout.above.top() - metrics.height() - 2,
                            layout.above.width(), metrics.height()),
                     Qt::AlignHCenter | Qt::AlignBottom,
                     withUnit(tr("∂L/∂α"), figure.jacobian.above));
    const QRectF foot(layout.area.left(), layout.below.bottom() + 2, layout.area.width(),
                      metrics.height());
    painter.drawText(foot, Qt::AlignHCenter | Qt::AlignTop,
                     metrics.elidedText(footText(figure), Qt::ElideRight, foot.width()));
    if (figure.chosen >= 0 && figure.chosen < layout.size) {
        const QRectF column =
            layout.cell({0, figure.chosen}) | layout.cell({layout.size - 1, figure.chosen});
        paintFrame(painter, column, theme.cursor, 2.5 * theme.scale);
        paintFrame(painter, layout.belowCell(figure.chosen), theme.cursor, 2.5 * theme.scale);
    }
}

}  // namespace lab::figures
