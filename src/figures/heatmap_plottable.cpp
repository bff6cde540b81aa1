// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/heatmap_plottable.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace lab::figures {

namespace {

/// The coordinates that so many cells cover, as far as the sign domain lets them.
QCPRange cellRange(Eigen::Index count, QCP::SignDomain signs, bool& found) {
    const double lower = signs == QCP::sdPositive ? 0.5 : -0.5;
    const double upper = signs == QCP::sdNegative ? 0 : static_cast<double>(count) - 0.5;
    found = count > 0 && lower < upper;
    return found ? QCPRange(lower, upper) : QCPRange();
}

}  // namespace

HeatmapPlottable::HeatmapPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis)
    : QCPAbstractPlottable(keyAxis, valueAxis) {}

void HeatmapPlottable::setHeatmap(Heatmap heatmap) {
    heatmap_ = std::move(heatmap);
}

QRectF HeatmapPlottable::area() const {
    const auto rows = static_cast<double>(heatmap_.values.rows());
    const auto columns = static_cast<double>(heatmap_.values.cols());
    return QRectF(coordsToPixels(-0.5, -0.5), coordsToPixels(columns - 0.5, rows - 0.5));
}

std::optional<CellIndex> HeatmapPlottable::cellAt(const QPointF& pixel) const {
    double key = 0;
    double value = 0;
    pixelsToCoords(pixel, key, value);
    const double column = std::floor(key + 0.5);
    const double row = std::floor(value + 0.5);
    if (column < 0 || row < 0 || column >= static_cast<double>(heatmap_.values.cols()) ||
        row >= static_cast<double>(heatmap_.values.rows())) {
        return std::nullopt;
    }
    return CellIndex{static_cast<int>(row), static_cast<int>(column)};
}

double HeatmapPlottable::selectTest(const QPointF& pos, bool onlySelectable,
                                    QVariant* details) const {
    const auto cell = cellAt(pos);
    if ((onlySelectable && selectable() == QCP::stNone) || !cell) {
        return -1;
    }
    if (details != nullptr) {
        const int index = cell->row * static_cast<int>(heatmap_.values.cols()) + cell->column;
        details->setValue(QCPDataSelection(QCPDataRange(index, index + 1)));
    }
    // Within the tolerance, but any graph drawn on top of the cells is nearer.
    return parentPlot()->selectionTolerance() * 0.99;
}

QCPRange HeatmapPlottable::getKeyRange(bool& foundRange, QCP::SignDomain inSignDomain) const {
    return cellRange(heatmap_.values.cols(), inSignDomain, foundRange);
}

QCPRange HeatmapPlottable::getValueRange(bool& foundRange, QCP::SignDomain inSignDomain,
                                         const QCPRange& /*inKeyRange*/) const {
    return cellRange(heatmap_.values.rows(), inSignDomain, foundRange);
}

/// QCustomPlot shifts what it antialiases by half a pixel, which would blur the edges of the cells.
void HeatmapPlottable::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(false);
}

void HeatmapPlottable::draw(QCPPainter* painter) {
    paintHeatmap(*painter, heatmap_, area());
}

/// In the legend: the same cells, small.
void HeatmapPlottable::drawLegendIcon(QCPPainter* painter, const QRectF& rect) const {
    paintHeatmap(*painter, heatmap_, rect);
}

/// The lines of the grid stand one pixel outside the axis rect.
QRect HeatmapPlottable::clipRect() const {
    return QCPLayerable::clipRect();
}

}  // namespace lab::figures
