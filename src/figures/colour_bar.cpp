// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/colour_bar.h"

#include "figures/painting.h"

namespace lab::figures {

void paintColourBar(QPainter& painter, const QRectF& bar, const ColourMap& colours,
                    const QColor& frame) {
    const SavedPainter saved(painter);
    const bool upwards = bar.height() > bar.width();
    // Steps, not a gradient: a viewer's own interpolation would change the colours.
    constexpr int steps = 64;
    painter.setPen(Qt::NoPen);
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int i = 0; i < steps; ++i) {
        const double low = static_cast<double>(i) / steps;
        const double high = static_cast<double>(i + 1) / steps;
        // Each step reaches under the one drawn next: no seam shows between them.
        const double under = i + 1 < steps ? 0.5 : 0;
        const double middle =
            colours.lowest() + (low + high) / 2 * (ColourMap::highest() - colours.lowest());
        painter.setBrush(QColor(colours.at(middle)));
        painter.drawRect(
            upwards ? QRectF(QPointF(bar.left(), bar.bottom() - high * bar.height() - under),
                             QPointF(bar.right(), bar.bottom() - low * bar.height()))
                    : QRectF(QPointF(bar.left() + low * bar.width(), bar.top()),
                             QPointF(bar.left() + high * bar.width() + under, bar.bottom())));
    }
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(frame, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(bar.adjusted(-0.5, -0.5, 0.5, 0.5));
}

}  // namespace lab::figures
