// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/comparison_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "figures/label_thinning.h"
#include "figures/one_line.h"
#include "figures/painting.h"
#include "figures/panel_texts.h"

namespace lab::figures {

namespace {

/// Every how many words of a sentence need their label.
int stepFor(int words) {
    return (words + wordsInFull - 1) / wordsInFull;
}

/// How much air there is around texts and plots.
enum class Air { Wide, Narrow };

/// Measures and places one figure; see layOut().
class Builder {
  public:
    Builder(const ComparisonFigure& figure, Air air)
        : figure_(figure), air_(air), unit_(figure.look.theme.scale), fonts_(figure.look) {
        labelFont_ = fonts_.body;
        labelFont_.setBold(true);
        for (const ComparisonPanel& panel : figure.panels) {
            texts_.emplace_back(panel, fonts_, unit_);
            if (figure.isDrawn(panel)) {
                drawn_.push_back(figure.alignmentOf(panel));
            }
        }
        axes_ = sharedAxes();
        if (axes_) {
            const int rows = stepFor(axes_->rows());
            const int columns = stepFor(axes_->columns());
            leastMatrix_ = leastSizeForWords(*axes_, rows, columns);
            leastDownwards_ = leastLines(LinesDirection::Downwards, std::max(rows, columns));
            leastRightwards_ = leastLines(LinesDirection::Rightwards, std::max(rows, columns));
        }
    }

    /// The least height of an area of this width that shows every word; none where it is too
    /// narrow for that.
    std::optional<double> leastHeight(double width) const {
        std::optional<double> least;
        for (int columns = 1; columns <= count(); ++columns) {
            if (isWideEnough(width, columns)) {
                const double height = leastHeight(width, columns);
                least = std::min(height, least.value_or(height));
            }
        }
        return least;
    }

    /// That of the usual number of columns, whether or not they are wide enough.
    double usualHeight(double width) const { return leastHeight(width, usualColumns()); }

    ComparisonLayout layOut(const QRectF& area) const {
        const int columns = bestColumns(area);
        const QSizeF card = cardWithin(area.size(), columns);
        const PanelLines lines = linesWithin(card.width());
        return place(area, columns, card, lines, axesWithin(plotSize(card, lines)));
    }

    ComparisonLayout layOutNaturally() const {
        const int columns = count() == 4 ? 2 : std::min(count(), 3);
        const QSizeF plot = naturalPlot();
        double width = plot.width() + 2 * plotPad();
        for (const PanelTexts& texts : texts_) {
            width = std::max(width, texts.naturalWidth() + 2 * pad());
        }
        const PanelLines lines = linesWithin(width);
        const QSizeF card(std::ceil(width),
                          std::ceil(plot.height() + aboveThePlot(lines) + belowThePlot(lines)));
        const double areaWidth = columns * card.width() + (columns - 1) * gap() + 2 * margin();
        const QRectF area(0, 0, areaWidth, heightFor(areaWidth, columns, card.height()));
        const auto axes = axes_ ? std::optional(figures::layOutNaturally(*axes_)) : std::nullopt;
        return place(area, columns, card, lines, axes);
    }

  private:
    int count() const { return static_cast<int>(figure_.panels.size()); }
    bool isNarrow() const { return air_ == Air::Narrow; }
    double margin() const { return (isNarrow() ? 8 : 16) * unit_; }
    double gap() const { return (isNarrow() ? 8 : 14) * unit_; }
    double pad() const { return (isNarrow() ? 9 : 16) * unit_; }
    /// The matrix has an edge of its own.
    double plotPad() const { return (isNarrow() ? 1 : 8) * unit_; }
    double textGap() const { return (isNarrow() ? 1 : 4) * unit_; }

    int rowsFor(int columns) const { return (count() + columns - 1) / columns; }
    double heightFor(double areaWidth, int columns, double cardHeight) const {
        const int rows = rowsFor(columns);
        return headHeight(areaWidth) + rows * cardHeight + (rows - 1) * gap() + 2 * margin();
    }

    double colourBarWidth(double headWidth) const { return std::min(160 * unit_, headWidth / 3); }
    double colourBarNumber() const {
        return std::ceil(QFontMetricsF(fonts_.caption).horizontalAdvance(u'0')) + textGap();
    }
    QStringList titleLines(double areaWidth) const {
        if (figure_.look.title.isEmpty()) {
            return {};
        }
        const double head = areaWidth - 2 * margin();
        const double bar =
            figure_.look.showColourBar ? colourBarWidth(head) + 2 * colourBarNumber() + gap() : 0;
        return wrapped(figure_.look.title, fonts_.title, head - bar);
    }
    double headHeight(double areaWidth) const {
        const auto lines = static_cast<double>(
            std::max(titleLines(areaWidth).size(), qsizetype{figure_.look.showColourBar ? 1 : 0}));
        return lines > 0 ? lines * fonts_.titleHeight + gap() : 0;
    }

    /// As drawn in books: no more than three in a row if that is no worse.
    int usualColumns() const { return std::min(count(), 3); }

    bool isWideEnough(double width, int columns) const {
        const double card = cardWithin({width, 0}, columns).width();
        const bool hasTexts = std::ranges::all_of(texts_, [&](const PanelTexts& texts) {
            return texts.leastWidth() <= card - 2 * pad();
        });
        const double plot = card - 2 * plotPad();
        return hasTexts && leastPlot(plot).width() <= plot;
    }

    double leastHeight(double width, int columns) const {
        const double card = cardWithin({width, 0}, columns).width();
        const double empty = 4 * fonts_.bodyHeight;
        const double plot = std::max(leastPlot(card - 2 * plotPad()).height(), empty);
        const PanelLines lines = linesWithin(card);
        const double height = std::ceil(plot + aboveThePlot(lines) + belowThePlot(lines));
        // A pixel for the rounding of each row.
        return std::ceil(heightFor(width, columns, height)) + rowsFor(columns);
    }

    /// The least size of a plot of this width that shows every word.
    QSizeF leastPlot(double width) const {
        return figure_.view == ComparisonView::Matrices              ? leastMatrix_
               : directionWithin(width) == LinesDirection::Downwards ? leastDownwards_
                                                                     : leastRightwards_;
    }

    QSizeF leastLines(LinesDirection direction, int step) const {
        QSizeF size(0, 0);
        for (const AlignmentFigure& alignment : drawn_) {
            size = size.expandedTo(leastSizeForWords(linesOf(alignment, direction), step));
        }
        return size;
    }

    /// The number of columns that shows the panels best.
    int bestColumns(const QRectF& area) const {
        int best = usualColumns();
        const std::vector<int> candidates = showingAll(area);
        if (std::ranges::find(candidates, best) == candidates.end()) {
            best = candidates.front();
        }
        for (const int columns : candidates) {
            best = worth(area, columns) > 1.02 * worth(area, best) ? columns : best;
        }
        return best;
    }

    /// The numbers of columns that show every word; where the area is too narrow for that, those
    /// whose texts have room.
    std::vector<int> showingAll(const QRectF& area) const {
        std::vector<int> candidates;
        const bool isNarrow = !leastHeight(area.width());
        for (int columns = 1; columns <= count(); ++columns) {
            if ((isNarrow || isWideEnough(area.width(), columns)) &&
                leastHeight(area.width(), columns) <= area.height()) {
                candidates.push_back(columns);
            }
        }
        return candidates.empty() ? std::vector{usualColumns()} : candidates;
    }

    /// What a number of columns is worth: the square that fits into a cell, since flat cells cannot
    /// be told apart, and how many of the words can be read. Without cells that of a plot.
    double worth(const QRectF& area, int columns) const {
        const QSizeF card = cardWithin(area.size(), columns);
        const QSizeF plot = plotSize(card, linesWithin(card.width()));
        const auto axes = axesWithin(plot);
        const QSizeF cell = axes ? axes->cell({0, 0}).size() : plot;
        return std::pow(std::min(cell.width(), cell.height()) * (axes ? readable(*axes) : 1), 2);
    }

    double aboveThePlot(const PanelLines& lines) const {
        return pad() + fonts_.headerHeight(lines);
    }
    double belowThePlot(const PanelLines& lines) const {
        return fonts_.footerHeight(lines, textGap()) + pad();
    }

    double widthOf(const QString& label) const {
        return QFontMetricsF(labelFont_).horizontalAdvance(label);
    }

    /// One alignment that needs as much room as any of the panels: the source words, and in each
    /// row the widest of the panels' words. What is laid out for it serves all of them.
    std::optional<AlignmentFigure> sharedAxes() const {
        if (drawn_.empty()) {
            return std::nullopt;
        }
        AlignmentFigure axes;
        axes.options = drawn_.front().options;
        axes.options.showEos = true;  // hidden tokens are left out here already
        axes.source = figure_.source.mid(0, drawn_.front().columns());
        for (const AlignmentFigure& alignment : drawn_) {
            for (int row = 0; row < alignment.rows(); ++row) {
                const QString& token = alignment.target[row];
                if (row == axes.target.size()) {
                    axes.target += token;
                } else if (widthOf(tokenLabel(token)) > widthOf(tokenLabel(axes.target[row]))) {
                    axes.target[row] = token;
                }
            }
        }
        axes.weights = WeightMatrix::Zero(axes.target.size(), axes.source.size());
        return axes;
    }

    QSizeF cardWithin(const QSizeF& area, int columns) const {
        return {
            std::floor((area.width() - 2 * margin() - (columns - 1) * gap()) / columns),
            std::floor((area.height() - heightFor(area.width(), columns, 0)) / rowsFor(columns))};
    }

    PanelLines linesWithin(double cardWidth) const {
        PanelLines lines;
        for (const PanelTexts& texts : texts_) {
            lines = lines.unitedWith(texts.linesWithin(cardWidth - 2 * pad()));
        }
        return lines;
    }

    QSizeF plotSize(const QSizeF& card, const PanelLines& lines) const {
        return {std::max(1.0, card.width() - 2 * plotPad()),
                std::max(1.0, card.height() - aboveThePlot(lines) - belowThePlot(lines))};
    }

    std::optional<AlignmentLayout> axesWithin(const QSizeF& plot) const {
        if (!axes_) {
            return std::nullopt;
        }
        const QRectF area(QPointF(0, 0), plot);
        return leastMatrix_.width() <= plot.width() && leastMatrix_.height() <= plot.height()
                   ? layOutWithWords(*axes_, area)
                   : figures::layOut(*axes_, area);
    }

    /// The share of the words that are there, and in full.
    double readable(const AlignmentLayout& axes) const {
        int shown = 0;
        for (int row = 0; row < axes.rows; ++row) {
            shown += isLabelShown(row, axes.rowStep, std::nullopt) &&
                     axes.rowLabels[row] == tokenLabel(axes_->target[row]);
        }
        for (int column = 0; column < axes.columns; ++column) {
            shown += isLabelShown(column, axes.columnStep, std::nullopt) &&
                     axes.columnLabels[column] == tokenLabel(axes_->source[column]);
        }
        return static_cast<double>(shown) / (axes.rows + axes.columns);
    }

    LinesDirection directionWithin(double width) const {
        return leastDownwards_.width() <= width ? LinesDirection::Downwards
                                                : LinesDirection::Rightwards;
    }

    AlignmentLines linesOf(const AlignmentFigure& alignment, LinesDirection direction) const {
        return {alignment, direction, figure_.linesColour, figure_.pointed};
    }

    QSizeF naturalPlot() const {
        QSizeF size(240 * unit_, 120 * unit_);
        if (figure_.view == ComparisonView::Matrices) {
            return axes_ ? figures::layOutNaturally(*axes_).area.size() : size;
        }
        const QSizeF wide = size.expandedTo(naturalLines(LinesDirection::Downwards));
        // Long sentences in one line would make a figure that no page takes.
        return wide.width() <= 720 * unit_
                   ? wide
                   : size.expandedTo(naturalLines(LinesDirection::Rightwards));
    }

    QSizeF naturalLines(LinesDirection direction) const {
        QSizeF size(0, 0);
        for (const AlignmentFigure& alignment : drawn_) {
            const AlignmentLines lines = linesOf(alignment, direction);
            size = size.expandedTo(figures::layOutNaturally(lines).area.size());
        }
        return size;
    }

    ComparisonLayout place(const QRectF& area, int columns, const QSizeF& card,
                           const PanelLines& lines,
                           const std::optional<AlignmentLayout>& axes) const {
        ComparisonLayout layout;
        layout.area = area;
        layout.columns = columns;
        placeHead(layout);
        const double head = headHeight(area.width());
        const LinesDirection direction = directionWithin(plotSize(card, lines).width());
        for (std::size_t k = 0; k < figure_.panels.size(); ++k) {
            const int column = static_cast<int>(k) % columns;
            const int row = static_cast<int>(k) / columns;
            const QPointF corner(
                std::floor(area.left() + margin() + column * (card.width() + gap())),
                std::floor(area.top() + margin() + head + row * (card.height() + gap())));
            layout.panels.push_back(placePanel(k, {corner, card}, lines, axes, direction));
        }
        return layout;
    }

    void placeHead(ComparisonLayout& layout) const {
        QRectF line(layout.area.left() + margin(), layout.area.top() + margin(),
                    layout.area.width() - 2 * margin(), fonts_.titleHeight);
        if (figure_.look.showColourBar) {
            const double width = colourBarWidth(line.width());
            const double number = colourBarNumber();
            layout.colourBar = {line.right() - number - width, line.center().y() - 6 * unit_, width,
                                12 * unit_};
            line.setRight(layout.colourBar.left() - number - gap());
        }
        for (const QString& text : titleLines(layout.area.width())) {
            layout.title.push_back({line, text});
            line.translate(0, fonts_.titleHeight);
        }
    }

    PanelLayout placePanel(std::size_t number, const QRectF& card, const PanelLines& lines,
                           const std::optional<AlignmentLayout>& axes,
                           LinesDirection direction) const {
        const ComparisonPanel& panel = figure_.panels[number];
        PanelLayout layout;
        layout.card = card;
        const QRectF inner = card.adjusted(pad(), pad(), -pad(), -pad());
        const double footer = fonts_.footerHeight(lines, textGap());
        layout.plot = {card.left() + plotPad(), std::floor(card.top() + aboveThePlot(lines)),
                       plotSize(card.size(), lines).width(), plotSize(card.size(), lines).height()};
        texts_[number].place(layout,
                             {inner.left(), inner.top(), inner.width(), fonts_.headerHeight(lines)},
                             {inner.left(), inner.bottom() - footer, inner.width(), footer}, lines);
        if (!figure_.isDrawn(panel)) {
            placeEmptyBox(layout, panel, axes);
        } else if (figure_.view == ComparisonView::Lines) {
            layout.lines =
                figures::layOut(linesOf(figure_.alignmentOf(panel), direction), layout.plot);
        } else {
            layout.matrix = matrixOf(*axes, figure_.alignmentOf(panel), layout.plot.topLeft());
        }
        return layout;
    }

    /// The shared axes with this panel's words.
    AlignmentLayout matrixOf(AlignmentLayout matrix, const AlignmentFigure& alignment,
                             const QPointF& corner) const {
        const double height = matrix.cell({0, 0}).height();
        double longest = 0;
        for (const QString& label : matrix.rowLabels) {
            longest = std::max(longest, widthOf(label));
        }
        matrix.area.translate(corner);
        matrix.cells.translate(corner);
        matrix.rows = alignment.rows();
        matrix.cells.setHeight(height * matrix.rows);
        matrix.rowLabels.clear();
        for (int row = 0; row < matrix.rows; ++row) {
            // Rounding must not cost a word its last letters.
            matrix.rowLabels +=
                QFontMetricsF(labelFont_)
                    .elidedText(tokenLabel(alignment.target[row]), Qt::ElideRight, longest + 0.01);
        }
        return matrix;
    }

    /// Where the others have their cells, if its text has room there.
    void placeEmptyBox(PanelLayout& layout, const ComparisonPanel& panel,
                       const std::optional<AlignmentLayout>& axes) const {
        const auto linesIn = [&](const QRectF& box) {
            const QStringList lines =
                wrapped(emptyText(panel), fonts_.body, box.width() - 2 * pad());
            const double height = static_cast<double>(lines.size()) * fonts_.bodyHeight;
            return height <= box.height() ? lines : QStringList();
        };
        if (axes && figure_.view == ComparisonView::Matrices) {
            layout.emptyBox = axes->cells.translated(layout.plot.topLeft());
            layout.emptyLines = linesIn(layout.emptyBox);
        }
        if (layout.emptyLines.isEmpty()) {
            const double aside = pad() - plotPad();
            const double air = 4 * unit_;
            layout.emptyBox = layout.plot.adjusted(aside, air, -aside, -air);
            layout.emptyLines = linesIn(layout.emptyBox);
        }
    }

    const ComparisonFigure& figure_;
    Air air_;
    double unit_;
    PanelFonts fonts_;
    QFont labelFont_;
    std::vector<PanelTexts> texts_;
    std::vector<AlignmentFigure> drawn_;
    std::optional<AlignmentFigure> axes_;
    QSizeF leastMatrix_{0, 0};  ///< with every word, as are the following
    QSizeF leastDownwards_{0, 0};
    QSizeF leastRightwards_{0, 0};
};

/// Words as much as cells.
Pointed pointedIn(const AlignmentLayout& matrix, const QPointF& point) {
    if (const auto cell = matrix.cellAt(point)) {
        return {cell->row, cell->column};
    }
    return {matrix.rowWordAt(point), matrix.columnWordAt(point)};
}

Pointed pointedIn(const PanelLayout& layout, const QPointF& point,
                  const AlignmentFigure& alignment) {
    for (const PlacedWord& word : layout.translation) {
        if (word.place.contains(point) && word.word.row >= 0) {
            return {.row = word.word.row, .column = std::nullopt};
        }
    }
    if (layout.matrix && layout.plot.contains(point)) {
        return pointedIn(*layout.matrix, point);
    }
    return layout.lines ? layout.lines->at(point, alignment).value_or(Pointed{}) : Pointed{};
}

}  // namespace

std::optional<PanelHit> ComparisonLayout::at(const QPointF& point,
                                             const ComparisonFigure& figure) const {
    for (std::size_t k = 0; k < panels.size(); ++k) {
        if (panels[k].card.contains(point)) {
            return PanelHit{static_cast<int>(k),
                            pointedIn(panels[k], point, figure.alignmentOf(figure.panels[k]))};
        }
    }
    return std::nullopt;
}

ComparisonLayout layOut(const ComparisonFigure& figure, const QRectF& area) {
    const Builder roomy(figure, Air::Wide);
    const auto least = roomy.leastHeight(area.width());
    return least && *least <= area.height() ? roomy.layOut(area)
                                            : Builder(figure, Air::Narrow).layOut(area);
}

double leastHeight(const ComparisonFigure& figure, double width) {
    const Builder builder(figure, Air::Narrow);
    const auto least = builder.leastHeight(width);
    return least ? *least : builder.usualHeight(width);
}

ComparisonLayout layOutNaturally(const ComparisonFigure& figure) {
    return Builder(figure, Air::Wide).layOutNaturally();
}

}  // namespace lab::figures
