// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "figures/curve_plot.h"

class QLabel;

namespace lab::gui {

/// A line chart that says the numbers of one of its points in a line below: of the one the mouse is
/// over or the keyboard has gone to. ← → go from point to point, ↑ ↓ from line to line, Home and
/// End to the first and the last point.
class CurveView final : public QWidget {
    Q_OBJECT

  public:
    explicit CurveView(const QString& name, QWidget* parent = nullptr);

    void setFigure(figures::CurveFigure figure);
    void setTheme(const figures::Theme& theme);
    [[nodiscard]] const figures::CurveFigure& figure() const { return figure_; }
    [[nodiscard]] const std::optional<figures::CurvePoint>& pointed() const { return pointed_; }
    /// "Additive, 21 to 24 tokens: 96 %"; empty where no point is marked.
    [[nodiscard]] QString readout() const;

    [[nodiscard]] QSize sizeHint() const override { return {560, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {280, 200}; }

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    void point(const std::optional<figures::CurvePoint>& pointed);
    void showPointed();
    void arrange();
    /// The next point that is shown, in this direction; the same where there is none.
    [[nodiscard]] figures::CurvePoint along(figures::CurvePoint from, int direction) const;
    /// The nearest point of the next line, in this direction.
    [[nodiscard]] figures::CurvePoint across(figures::CurvePoint from, int direction) const;
    [[nodiscard]] std::optional<figures::CurvePoint> firstPoint() const;

    figures::CurveFigure figure_;
    figures::CurvePlot* plot_;
    QLabel* readout_;
    std::optional<figures::CurvePoint> pointed_;
    bool framed_ = false;
};

}  // namespace lab::gui
