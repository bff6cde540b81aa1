// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/alignment_figure.h"
#include "gui/quantity_view.h"

namespace lab::figures {
class AlignmentPlot;
}

namespace lab::gui {

/// The alignment matrix, which fills row by row as the cursor goes on. A click on a cell goes to
/// the softmax of that word with that source position chosen, one on a target word to its softmax.
/// The plot is drawn by a child that the mouse passes through: pointing and keys work here as in
/// every picture.
class AlignmentView final : public QuantityView {
    Q_OBJECT

  public:
    explicit AlignmentView(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// Where a cell stands now, in this widget's coordinates; empty where it is not shown.
    [[nodiscard]] QRectF cellRect(figures::CellIndex index) const;

    /// The height in which every target word is named; 0 while there is nothing to draw.
    [[nodiscard]] int heightForAllWords() const;

    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] scene::Quantity quantityAt(const QPointF& point) const override;
    [[nodiscard]] QSize sizeHint() const override { return {480, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 160}; }

  protected:
    void activate(const scene::Quantity& quantity) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void showTrace();
    void showView();
    void showMarks();
    void showFigure();
    void placePlot();
    [[nodiscard]] int frame() const;
    [[nodiscard]] bool drawable() const;
    [[nodiscard]] figures::AlignmentMarks marks() const;
    [[nodiscard]] scene::Quantity quantityOf(figures::CellIndex index) const;
    [[nodiscard]] std::optional<figures::CellIndex> cellOf(const scene::Quantity& quantity) const;

    figures::AlignmentPlot* plot_;  ///< hidden while there is nothing to draw
    figures::AlignmentFigure figure_;
    std::vector<tape::NodeId> weightNodes_;  ///< one a target word
};

}  // namespace lab::gui
