// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/alignment_plot.h"

#include <utility>

#include "figures/alignment_painter.h"
#include "figures/heatmap_plottable.h"
#include "figures/painted_layerable.h"

namespace lab::figures {

AlignmentPlot::AlignmentPlot(QWidget* parent) : QCustomPlot(parent), heatmap_(nullptr) {
    setFocusPolicy(Qt::NoFocus);
    setAutoAddPlottableToLegend(false);
    setBackground(QBrush(figure_.options.theme.surface));
    hideAxes(*this);
    // The axes carry the coordinates; words stand in place of their ticks.
    yAxis->setRangeReversed(true);
    heatmap_ = new HeatmapPlottable(xAxis, yAxis);
    new PaintedLayerable(this, QStringLiteral("main"), [this](QPainter& painter) {
        if (!isEmpty()) {
            paintSurroundings(painter, figure_, arrangement_);
        }
    });
    new PaintedLayerable(this, marksLayer, [this](QPainter& painter) {
        if (!isEmpty()) {
            paintWords(painter, figure_, arrangement_);
            paintMarks(painter, figure_, arrangement_);
        }
    });
}

void AlignmentPlot::setFigure(AlignmentFigure figure) {
    requireDrawable(figure);
    const bool alike = placedAlike(figure, figure_) && arrangement_.area == QRectF(rect());
    figure_ = std::move(figure);
    if (alike) {
        heatmap_->setHeatmap(Heatmap::of(figure_, arrangement_.valueFont));
    } else {
        setBackground(QBrush(figure_.options.theme.surface));
        arrange();
    }
    replot(rpQueuedRefresh);
}

void AlignmentPlot::setMarks(const AlignmentMarks& marks) {
    if (marks == figure_.marks) {
        return;
    }
    const int reachedBefore = figure_.reachedRows();
    const bool sameGradients = marks.firstGradientRow == figure_.marks.firstGradientRow &&
                               marks.gradientRows == figure_.marks.gradientRows;
    figure_.marks = marks;
    if (figure_.reachedRows() == reachedBefore && sameGradients) {
        layer(marksLayer)->replot();
    } else {
        heatmap_->setHeatmap(Heatmap::of(figure_, arrangement_.valueFont));
        replot(rpQueuedRefresh);
    }
}

std::optional<CellIndex> AlignmentPlot::cellAt(const QPointF& point) const {
    return isEmpty() ? std::nullopt : heatmap_->cellAt(point);
}

/// Makes the coordinates of the axes agree with the layout.
void AlignmentPlot::arrange() {
    arrangement_ = layOut(figure_, QRectF(rect()));
    heatmap_->setHeatmap(Heatmap::of(figure_, arrangement_.valueFont));
    placeAxes(*this, arrangement_.cells.toRect());
    xAxis->setRange(-0.5, arrangement_.columns - 0.5);
    yAxis->setRange(-0.5, arrangement_.rows - 0.5);
}

void AlignmentPlot::resizeEvent(QResizeEvent* event) {
    if (!isEmpty()) {
        arrange();
    }
    QCustomPlot::resizeEvent(event);
}

/// QCustomPlot asks for the density of the screen only once; windows move to other screens.
void AlignmentPlot::paintEvent(QPaintEvent* event) {
    if (bufferDevicePixelRatio() != devicePixelRatioF()) {
        setBufferDevicePixelRatio(devicePixelRatioF());
        replot(rpQueuedRefresh);
    }
    QCustomPlot::paintEvent(event);
}

}  // namespace lab::figures
