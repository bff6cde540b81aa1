// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <QPointF>
#include <QRectF>
#include <optional>

#include "figures/alignment_figure.h"
#include "figures/heatmap_painter.h"

namespace lab::figures {

/// A matrix as cells of a QCustomPlot: column j spans j ± 0.5 of the key axis, row i spans i ± 0.5
/// of the value axis. Cells are drawn as rectangles by paintHeatmap(): QCPColorMap would put a
/// bitmap, with smoothed edges, into vector files.
///
/// REQUIRES linear axes; the value axis reversed, so that row 0 is at the top. The plot owns it.
class HeatmapPlottable final : public QCPAbstractPlottable {
  public:
    HeatmapPlottable(QCPAxis* keyAxis, QCPAxis* valueAxis);

    /// Takes effect at the next replot.
    void setHeatmap(Heatmap heatmap);
    [[nodiscard]] const Heatmap& heatmap() const { return heatmap_; }

    /// The cells in pixels of the plot, by the ranges of the axes.
    [[nodiscard]] QRectF area() const;
    /// The cell at a pixel of the plot; none beside the matrix.
    [[nodiscard]] std::optional<CellIndex> cellAt(const QPointF& pixel) const;

    /// As QCustomPlot has it: the distance in pixels, -1 beside the cells. `details` becomes a
    /// QCPDataSelection of one number: row * columns + column.
    double selectTest(const QPointF& pos, bool onlySelectable,
                      QVariant* details = nullptr) const override;
    QCPRange getKeyRange(bool& foundRange,
                         QCP::SignDomain inSignDomain = QCP::sdBoth) const override;
    QCPRange getValueRange(bool& foundRange, QCP::SignDomain inSignDomain = QCP::sdBoth,
                           const QCPRange& inKeyRange = QCPRange()) const override;

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* painter) const override;
    void draw(QCPPainter* painter) override;
    void drawLegendIcon(QCPPainter* painter, const QRectF& rect) const override;
    [[nodiscard]] QRect clipRect() const override;

  private:
    Heatmap heatmap_;
};

}  // namespace lab::figures
