// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "figures/difference_layout.h"

namespace lab::gui {

class CompareSession;

/// The difference map with its scale and its sentence. What the mouse is over lights in the
/// panels too; a click takes the cursor to the word.
class DifferenceView final : public QWidget {
    Q_OBJECT

  public:
    explicit DifferenceView(CompareSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    [[nodiscard]] const figures::DifferenceFigure& figure() const { return figure_; }
    /// Where a cell stands now; empty where it is not shown.
    [[nodiscard]] QRectF cellRect(figures::CellIndex cell) const;

    [[nodiscard]] QSize sizeHint() const override { return {360, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 200}; }

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

  private:
    void showDifference();
    void arrange();
    [[nodiscard]] bool drawable() const;
    [[nodiscard]] std::optional<figures::CellIndex> cellAt(const QPointF& point) const;
    [[nodiscard]] QString absence() const;

    CompareSession& session_;
    figures::DifferenceFigure figure_;
    std::optional<figures::DifferenceLayout> layout_;
    figures::Theme theme_;
};

}  // namespace lab::gui
