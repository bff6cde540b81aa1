// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <qcustomplot.h>

#include <optional>

#include "figures/alignment_figure.h"
#include "figures/alignment_layout.h"

namespace lab::figures {

class HeatmapPlottable;

/// An alignment figure on the screen: source positions on the x axis, target positions downwards on
/// the y axis, everything where layOut() puts it in the widget and drawn by the painters that the
/// exports use. Words and frames, which follow the reader's steps and the mouse, have a buffer of
/// their own: moving them does not redraw the cells. Belongs to the GUI thread.
class AlignmentPlot final : public QCustomPlot {
  public:
    /// Empty until setFigure(); the keyboard passes by.
    explicit AlignmentPlot(QWidget* parent = nullptr);

    /// Shows another figure. Throws FigureError, and shows what it did, unless it is drawable.
    void setFigure(AlignmentFigure figure);
    /// Moves words and frames; the cells are redrawn only if other rows are reached.
    /// REQUIRES a figure.
    void setMarks(const AlignmentMarks& marks);

    [[nodiscard]] const AlignmentFigure& figure() const { return figure_; }
    /// Where everything stands in the widget.
    [[nodiscard]] const AlignmentLayout& arrangement() const { return arrangement_; }
    [[nodiscard]] const HeatmapPlottable& heatmap() const { return *heatmap_; }
    /// The cell at a point of the widget, none beside the matrix.
    [[nodiscard]] std::optional<CellIndex> cellAt(const QPointF& point) const;

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    [[nodiscard]] bool isEmpty() const { return figure_.weights.size() == 0; }
    void arrange();

    AlignmentFigure figure_;
    AlignmentLayout arrangement_;
    HeatmapPlottable* heatmap_;
};

}  // namespace lab::figures
