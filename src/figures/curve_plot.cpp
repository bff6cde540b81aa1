// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/curve_plot.h"

#include <utility>

#include "figures/curve_painter.h"
#include "figures/painted_layerable.h"

namespace lab::figures {

namespace {

void carry(QCPAxis& axis, const CurveScale& scale) {
    axis.setScaleType(scale.logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
    axis.setRange(scale.lower, scale.upper);
}

}  // namespace

CurvePlot::CurvePlot(QWidget* parent) : QCustomPlot(parent) {
    setFocusPolicy(Qt::NoFocus);
    setAutoAddPlottableToLegend(false);
    setBackground(QBrush(figure_.theme.surface));
    hideAxes(*this);
    new PaintedLayerable(this, QStringLiteral("main"),
                         [this](QPainter& painter) { paintChart(painter, figure_, arrangement_); });
    new PaintedLayerable(this, marksLayer, [this](QPainter& painter) {
        paintPointed(painter, figure_, arrangement_);
    });
    arrange();
}

void CurvePlot::setFigure(CurveFigure figure) {
    figure_ = std::move(figure);
    setBackground(QBrush(figure_.theme.surface));
    arrange();
    replot(rpQueuedRefresh);
}

void CurvePlot::setPointed(const std::optional<CurvePoint>& pointed) {
    if (pointed != figure_.pointed) {
        figure_.pointed = pointed;
        layer(marksLayer)->replot();
    }
}

std::optional<CurvePoint> CurvePlot::pointAt(const QPointF& point) const {
    return arrangement_.at(point, figure_);
}

/// Makes the coordinates of the axes agree with the layout.
void CurvePlot::arrange() {
    arrangement_ = layOut(figure_, QRectF(rect()));
    placeAxes(*this, arrangement_.plot.toRect());
    carry(*xAxis, arrangement_.xScale);
    carry(*yAxis, arrangement_.yScale);
}

void CurvePlot::resizeEvent(QResizeEvent* event) {
    arrange();
    QCustomPlot::resizeEvent(event);
}

/// QCustomPlot asks for the density of the screen only once; windows move to other screens.
void CurvePlot::paintEvent(QPaintEvent* event) {
    if (bufferDevicePixelRatio() != devicePixelRatioF()) {
        setBufferDevicePixelRatio(devicePixelRatioF());
        replot(rpQueuedRefresh);
    }
    QCustomPlot::paintEvent(event);
}

}  // namespace lab::figures
