// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <optional>

#include "figures/curve_figure.h"
#include "figures/curve_layout.h"

namespace lab::figures {

/// A line chart on the screen. A QCustomPlot whose axes carry the coordinates, linear or
/// logarithmic, and whose layers are drawn by the painters that the exports use, as in
/// AlignmentPlot: QCustomPlot's own graphs know no names at the ends of lines, and in a file they
/// would differ from every other figure. The mark under the mouse has a buffer of its own.
/// Belongs to the GUI thread.
class CurvePlot final : public QCustomPlot {
  public:
    /// An empty frame until setFigure(); the keyboard passes by.
    explicit CurvePlot(QWidget* parent = nullptr);

    /// Shows another chart, as often as points arrive.
    void setFigure(CurveFigure figure);
    /// Marks a point; the lines are not drawn again.
    void setPointed(const std::optional<CurvePoint>& pointed);

    [[nodiscard]] const CurveFigure& figure() const { return figure_; }
    /// Where everything stands in the widget.
    [[nodiscard]] const CurveLayout& arrangement() const { return arrangement_; }
    /// The point of a series near a point of the widget.
    [[nodiscard]] std::optional<CurvePoint> pointAt(const QPointF& point) const;

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void arrange();

    CurveFigure figure_;
    CurveLayout arrangement_;
};

}  // namespace lab::figures
