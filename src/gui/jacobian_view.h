// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "figures/jacobian_figure.h"
#include "gui/quantity_view.h"

namespace lab::gui {

/// At a softmax on the way back: the matrix that makes the scores' gradient of the weights'. A
/// click chooses the score of the column.
class JacobianView final : public QuantityView {
    Q_OBJECT

  public:
    explicit JacobianView(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// Whether the moment is one that has it.
    [[nodiscard]] bool shown() const { return figure_.size() > 0; }
    [[nodiscard]] const figures::JacobianFigure& figure() const { return figure_; }
    [[nodiscard]] QRectF cellRect(figures::CellIndex cell) const { return layout_.cell(cell); }

    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] scene::Quantity quantityAt(const QPointF& point) const override;
    [[nodiscard]] QSize sizeHint() const override { return {480, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 160}; }

  protected:
    void activate(const scene::Quantity& quantity) override;
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void showMoment();
    void arrange();
    [[nodiscard]] QString cellText(figures::CellIndex cell) const;

    figures::JacobianFigure figure_;
    figures::JacobianLayout layout_;
};

}  // namespace lab::gui
