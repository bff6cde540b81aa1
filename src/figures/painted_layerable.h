// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <functional>

namespace lab::figures {

/// What a function paints, as an object on a layer of a plot: how the painters of the exports draw
/// on the screen. The plot owns it.
class PaintedLayerable final : public QCPLayerable {
  public:
    using Paint = std::function<void(QPainter&)>;

    PaintedLayerable(QCustomPlot* plot, const QString& layer, Paint paint);

  protected:
    /// The painters choose for themselves; see HeatmapPlottable.
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;

  private:
    Paint paint_;
};

/// Of the layers that QCustomPlot makes itself, the one with a buffer of its own: what is on it
/// moves without the rest being drawn again.
inline const QString marksLayer = QStringLiteral("overlay");

/// Axes that only carry coordinates: invisible, without margins of their own.
void hideAxes(QCustomPlot& plot);

/// Puts the axis rect of a plot without margins on this part of the widget, in whole pixels.
void placeAxes(QCustomPlot& plot, const QRect& part);

}  // namespace lab::figures
