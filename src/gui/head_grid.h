// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/alignment_figure.h"
#include "gui/quantity_view.h"
#include "models/trace.h"

namespace lab::gui {

/// The matrices of all heads, small, side by side: what each has learnt to look at. The one that is
/// looked at is framed; a click on a cell goes to it and its head.
class HeadGrid final : public QuantityView {
    Q_OBJECT

  public:
    explicit HeadGrid(ExploreSession& session, QWidget* parent = nullptr);

    void setTheme(const figures::Theme& theme);
    /// Where a head's matrix stands, in this widget's coordinates; empty without such a head.
    [[nodiscard]] QRectF matrixRect(int head) const;

    [[nodiscard]] std::vector<Spot> spots() const override;
    [[nodiscard]] scene::Quantity quantityAt(const QPointF& point) const override;
    [[nodiscard]] QSize sizeHint() const override { return {480, 420}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {220, 160}; }

  protected:
    void activate(const scene::Quantity& quantity) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    /// A head: its number above its matrix.
    struct Panel {
        figures::AlignmentFigure figure;
        std::vector<const tape::Step*> weights;  ///< for each target word
        QRectF title;
        QRectF matrix;
    };

    void showTrace();
    void showView();
    void arrange();
    void arrangeIn(const QRectF& whole, int count, double title, double gap);
    [[nodiscard]] int rows() const;
    [[nodiscard]] int columns() const;
    [[nodiscard]] int reachedRows() const;
    [[nodiscard]] QRectF cellRect(const Panel& panel, int row, int column) const;
    void paintPanel(QPainter& painter, const Panel& panel, bool looked, int reached) const;
    void paintMarks(QPainter& painter, const Panel& panel) const;
    void paintTargetWords(QPainter& painter, const Panel& panel) const;
    void paintSourceWords(QPainter& painter, const Panel& panel) const;
    void paintWord(QPainter& painter, const QRectF& place, const QString& token, bool strong,
                   Qt::Alignment alignment) const;

    std::shared_ptr<const models::Trace> trace_;
    std::vector<Panel> panels_;
    int across_ = 1;   ///< panels in a row
    int rowStep_ = 1;  ///< every how many rows a word stands
    int columnStep_ = 1;
    double besideWidth_ = 0;  ///< of the target words left of the first column; 0: no room
    double aboveHeight_ = 0;  ///< of the source words above the first row; 0: no room
    figures::Theme theme_ = figures::Theme::light();
};

}  // namespace lab::gui
