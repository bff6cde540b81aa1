// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/alignment_figure.h"
#include "gui/quantity_view.h"
#include "models/trace.h"

namespace lab::figures {
class AlignmentPlot;
}

namespace lab::gui {

/// The alignment matrix, which fills row by row as the cursor goes on. It shows the head that is
/// looked at or the mean or maximum of all, and the layer and hop of the moment. A click on a cell
/// goes to where that word gets its weights, with that position chosen, one on a target word to the
/// same place; Shift+click or F points all attention of the row, or of the word that is looked at,
/// to the position under the mouse. The plot is drawn by a child that the mouse passes through:
/// pointing and keys work here as in every picture.
class AlignmentView final : public QuantityView {
    Q_OBJECT

  public:
    explicit AlignmentView(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// Where a cell stands now, in this widget's coordinates; empty where it is not shown.
    [[nodiscard]] QRectF cellRect(figures::CellIndex index) const;

    /// The height in which every target word is named; 0 while there is nothing to draw.
    [[nodiscard]] int heightForAllWords() const;
    /// In what gradients are written: "×10⁻³"; may be empty.
    [[nodiscard]] QString gradientUnit() const { return figure_.gradientUnit().text(); }

    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] scene::Quantity quantityAt(const QPointF& point) const override;
    [[nodiscard]] QSize sizeHint() const override { return {480, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 160}; }

  protected:
    void activate(const scene::Quantity& quantity) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void showTrace();
    void pointTo(const scene::Quantity& quantity);
    void showCursor();
    void showView();
    void showMarks();
    void showFigure();
    void placePlot();
    [[nodiscard]] int frame() const;
    [[nodiscard]] bool drawable() const;
    /// Which weights are shown now.
    [[nodiscard]] tape::Place place() const;
    /// The step of the weights in a row; of several heads the one that the cell shows most of.
    [[nodiscard]] const tape::Step* weightsAt(figures::CellIndex index) const;
    [[nodiscard]] QString absence() const;
    [[nodiscard]] figures::AlignmentMarks marks() const;
    [[nodiscard]] scene::Quantity quantityOf(figures::CellIndex index) const;
    [[nodiscard]] std::optional<figures::CellIndex> cellOf(const scene::Quantity& quantity) const;

    /// What heightForAllWords() last said, and of what.
    struct Needed {
        figures::AlignmentFigure figure;
        int width = -1;
        int height = 0;
    };

    figures::AlignmentPlot* plot_;  ///< hidden while there is nothing to draw
    figures::AlignmentFigure figure_;
    std::shared_ptr<const models::Trace> trace_;
    tape::Place place_;  ///< of the weights in the figure
    models::Heads heads_ = models::Heads::Chosen;
    /// For each target word the weights that it is drawn from: one, or those of all heads.
    std::vector<std::vector<const tape::Step*>> weights_;
    mutable Needed needed_;
};

}  // namespace lab::gui
