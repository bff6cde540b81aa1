// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "figures/curve_plot.h"

namespace lab::gui {

/// A line chart whose points say their numbers where the mouse is over them.
class CurveView final : public QWidget {
    Q_OBJECT

  public:
    explicit CurveView(const QString& name, QWidget* parent = nullptr);

    void setFigure(figures::CurveFigure figure);
    void setTheme(const figures::Theme& theme);
    [[nodiscard]] const figures::CurveFigure& figure() const { return figure_; }

    [[nodiscard]] QSize sizeHint() const override { return {560, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, 200}; }

  protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    figures::CurveFigure figure_;
    figures::CurvePlot* plot_;
};

}  // namespace lab::gui
