// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>

#include "figures/stage_view.h"
#include "gui/quantity_view.h"
#include "gui/what_if/number_drag.h"

namespace lab::gui {

/// The lanes of the current moment; scores and weights can be dragged. Asks for the size in which
/// everything is readable; put it into a scroll area.
class StageWidget final : public QuantityView {
    Q_OBJECT

  public:
    explicit StageWidget(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    [[nodiscard]] figures::StageInput input() const;

    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] scene::Quantity quantityAt(const QPointF& point) const override;
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }
    [[nodiscard]] QSize minimumSizeHint() const override { return least_; }

    /// The place of the moment, in this widget: where its lane crosses the source column, or all
    /// of the lane. Empty without a moment.
    [[nodiscard]] QRect place() const;

  signals:
    void arranged();  ///< everything may stand elsewhere

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void showMoment();
    void arrange();
    void paintPicture(QPainter& painter, const QRectF& part) const;
    [[nodiscard]] QPixmap makePicture() const;

    std::optional<NumberDrag> drag_;
    int drags_ = 0;
    figures::StageView stage_;
    figures::Theme theme_;
    QSize least_;
    QPixmap picture_;  ///< what does not change while the mouse moves; null until it is needed
    bool new_ = true;  ///< arranged and not yet painted
};

}  // namespace lab::gui
