// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "figures/comparison_layout.h"

namespace lab::gui {

class CompareSession;

/// The contenders' alignments side by side. What the mouse is over lights in all of them; a click
/// on a word or cell takes the cursor there, one on a panel looks at that contender. With the
/// keyboard: ↑ ↓ and 1 to 6 go from contender to contender, Delete takes one out.
class ComparisonView final : public QWidget {
    Q_OBJECT

  public:
    explicit ComparisonView(CompareSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// Where a panel stands now, in this widget's coordinates; empty where there is none.
    [[nodiscard]] QRectF panelRect(int panel) const;
    [[nodiscard]] const figures::ComparisonFigure& figure() const { return figure_; }

    [[nodiscard]] QSize sizeHint() const override { return {960, 680}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 240}; }

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

  private:
    void showResults();
    /// The cursor or what is pointed at: everything keeps its place.
    void showMarks();
    void arrange();
    /// Asks for the height that shows every word: where there is less, the page scrolls.
    void fit();
    void describe();
    [[nodiscard]] std::optional<figures::PanelHit> hitAt(const QPointF& point) const;
    [[nodiscard]] QString say(const figures::PanelHit& hit) const;

    CompareSession& session_;
    figures::ComparisonFigure figure_;
    std::optional<figures::ComparisonLayout> layout_;
    figures::Theme theme_;
    int leastHeight_ = 0;  ///< of the width below; 0: not yet known
    int fittedWidth_ = 0;
    bool framed_ = false;
};

}  // namespace lab::gui
