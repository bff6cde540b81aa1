// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>

#include "figures/comparison_layout.h"

namespace lab::gui {

class TrainSession;

/// How the alignment of the chosen sentence appeared: a panel for each of a few steps. A click on a
/// panel takes the slider to its step; ← → go from panel to panel.
class ProbeStrip final : public QWidget {
    Q_OBJECT

  public:
    explicit ProbeStrip(TrainSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// Where a panel stands now; empty where there is none.
    [[nodiscard]] QRectF panelRect(int panel) const;
    /// What is drawn.
    [[nodiscard]] const figures::ComparisonFigure& figure() const { return figure_; }

    [[nodiscard]] QSize sizeHint() const override { return {960, 380}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 200}; }

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
    void showFigure();
    void arrange();
    void describe();
    void goTo(int panel);
    [[nodiscard]] QString emptyText() const;
    void showWhereItIs();
    [[nodiscard]] bool isWhereItStands() const;
    [[nodiscard]] bool isMissingAt(int panel, const QPointF& point) const;
    [[nodiscard]] QString say(const figures::PanelHit& hit, const QPointF& point) const;

    TrainSession& session_;
    figures::ComparisonFigure all_;     ///< every panel
    figures::ComparisonFigure figure_;  ///< those that have room
    std::vector<int> shown_;            ///< which these are
    std::optional<figures::ComparisonLayout> layout_;
    figures::Theme theme_ = figures::Theme::light();
    bool framed_ = false;
};

}  // namespace lab::gui
