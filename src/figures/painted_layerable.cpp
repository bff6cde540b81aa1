// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/painted_layerable.h"

#include <utility>

namespace lab::figures {

PaintedLayerable::PaintedLayerable(QCustomPlot* plot, const QString& layer, Paint paint)
    : QCPLayerable(plot, layer), paint_(std::move(paint)) {}

void PaintedLayerable::applyDefaultAntialiasingHint(QCPPainter* painter) const {
    painter->setAntialiasing(false);
}

void PaintedLayerable::draw(QCPPainter* painter) {
    paint_(*painter);
}

void hideAxes(QCustomPlot& plot) {
    QCPAxisRect* rect = plot.axisRect();
    for (QCPAxis* axis : rect->axes()) {
        axis->setVisible(false);
        axis->grid()->setVisible(false);
    }
    rect->setAutoMargins(QCP::msNone);
    rect->setMinimumMargins({});
    rect->setMinimumSize(1, 1);
}

void placeAxes(QCustomPlot& plot, const QRect& part) {
    plot.setViewport(plot.rect());
    // QCustomPlot takes the last row of pixels of the axis rect for the lower end of a vertical
    // axis: the rect stands one pixel below the part.
    const QRect rect = part.translated(0, 1);
    plot.axisRect()->setMargins({rect.left(), rect.top(), plot.width() - rect.left() - rect.width(),
                                 plot.height() - rect.top() - rect.height()});
}

}  // namespace lab::figures
