// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/alignment_plot.h"

#include <cmath>
#include <functional>
#include <utility>

#include "figures/alignment_painter.h"
#include "figures/heatmap_plottable.h"

namespace lab::figures {

namespace {

/// Of the layers that QCustomPlot makes itself, the one with a buffer of its own.
const QString marksLayer = QStringLiteral("overlay");

/// What a function paints, as an object on a layer. The plot owns it.
class PaintedLayerable final : public QCPLayerable {
  public:
    using Paint = std::function<void(QPainter&)>;

    PaintedLayerable(QCustomPlot* plot, const QString& layer, Paint paint)
        : QCPLayerable(plot, layer), paint_(std::move(paint)) {}

  protected:
    /// The painters choose for themselves; see HeatmapPlottable.
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override {
        painter->setAntialiasing(false);
    }
    void draw(QCPPainter* painter) override { paint_(*painter); }

  private:
    Paint paint_;
};

}  // namespace

AlignmentPlot::AlignmentPlot(QWidget* parent) : QCustomPlot(parent), heatmap_(nullptr) {
    setFocusPolicy(Qt::NoFocus);
    setAutoAddPlottableToLegend(false);
    setBackground(QBrush(figure_.options.theme.surface));
    hideAxes();
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

/// The axes carry the coordinates; words stand in place of their ticks.
void AlignmentPlot::hideAxes() {
    for (QCPAxis* axis : axisRect()->axes()) {
        axis->setVisible(false);
        axis->grid()->setVisible(false);
    }
    yAxis->setRangeReversed(true);
    axisRect()->setAutoMargins(QCP::msNone);
    axisRect()->setMinimumMargins({});
    axisRect()->setMinimumSize(1, 1);
}

void AlignmentPlot::setFigure(AlignmentFigure figure) {
    requireDrawable(figure);
    figure_ = std::move(figure);
    setBackground(QBrush(figure_.options.theme.surface));
    arrange();
    replot(rpQueuedRefresh);
}

void AlignmentPlot::setMarks(const AlignmentMarks& marks) {
    if (marks == figure_.marks) {
        return;
    }
    const int reachedBefore = figure_.reachedRows();
    figure_.marks = marks;
    if (figure_.reachedRows() == reachedBefore) {
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
    setViewport(rect());
    // QCustomPlot takes the last row of pixels of the axis rect for the lower end of a vertical
    // axis: the rect stands one pixel below the cells.
    const QRect cells = arrangement_.cells.toRect().translated(0, 1);
    axisRect()->setMargins({cells.left(), cells.top(), width() - cells.left() - cells.width(),
                            height() - cells.top() - cells.height()});
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
