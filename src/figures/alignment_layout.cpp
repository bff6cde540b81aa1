// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/alignment_layout.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "figures/label_thinning.h"
#include "figures/one_line.h"
#include "figures/painting.h"

namespace lab::figures {

namespace {

constexpr double slanted = 45;
constexpr double upright = 90;

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

/// The longest that a word is drawn, however much room there is.
double longestLabel(const AlignmentOptions& options) {
    return 220 * options.theme.scale * options.fontScale;
}

/// What the tokens need around the cells.
struct Margins {
    double left = 0;
    double top = 0;
    double right = 0;
    double bottom = 0;
};

/// Measures and places one figure; see layOut().
class Builder {
  public:
    Builder(const AlignmentFigure& figure, double longestRowLabel, double longestColumnLabel)
        : figure_(figure),
          unit_(figure.options.theme.scale),
          labelFont_(fontFor(TextStyle::Body)),
          valueFont_(fontFor(TextStyle::Caption)),
          labelMetrics_(boldLabelFont()),
          closestLines_(labelMetrics_.tightBoundingRect(QStringLiteral("bdp")).height()),
          captionHeight_(QFontMetricsF(fontFor(TextStyle::Caption)).height()),
          titleHeight_(QFontMetricsF(fontFor(TextStyle::Title)).height()) {
        rowLabels_ = labels(figure.target, figure.rows(), longestRowLabel);
        columnLabels_ = labels(figure.source, figure.columns(), longestColumnLabel);
        widestRow_ = widest(widthsOf(rowLabels_));
        columnWidths_ = widthsOf(columnLabels_);
        widestColumn_ = widest(columnWidths_);
    }

    QSizeF comfortableCell() const {
        const double value = QFontMetricsF(valueFont_).horizontalAdvance(QStringLiteral(".00"));
        const double line = labelMetrics_.height();
        return {std::ceil(std::max({40 * unit_, value + 12 * unit_, line / std::sin(radians(45))})),
                std::ceil(std::max(33 * unit_, line + 4 * unit_))};
    }

    QSizeF naturalSize() const {
        const QSizeF cell = comfortableCell();
        const Margins margins = marginsFor(slanted, cell.width());
        const double width = margins.left + cell.width() * figure_.columns() + margins.right;
        const double height = margins.top + cell.height() * figure_.rows() + margins.bottom;
        // A small matrix does not cut its title and names short.
        const double namesWidth =
            std::max(margins.left + textWidth(figure_.options.sourceName, TextStyle::Caption) +
                         margins.right,
                     textWidth(figure_.options.title, TextStyle::Title) + 2 * edge());
        const double namesHeight =
            margins.top + textWidth(figure_.options.targetName, TextStyle::Caption) + edge();
        const double longest = 2.5 * longestLabel(figure_.options);
        return {std::ceil(std::max(width, std::min(namesWidth, longest))),
                std::ceil(std::max(height, std::min(namesHeight, longest)))};
    }

    /// The least height in which every row has its label.
    double heightForAllRows(double width) const {
        const auto [angle, cellWidth] = columnsIn(width, comfortableCell().width());
        const Margins margins = marginsFor(angle, cellWidth);
        return margins.top + figure_.rows() * std::ceil(closestLines_) + margins.bottom;
    }

    /// The least width in which the source words have their labels, upright ones.
    double widthForAllColumns(int step) const {
        const double cell = leastPitch(step);
        const Margins margins = marginsFor(upright, cell);
        return std::ceil(margins.left + figure_.columns() * cell + margins.right);
    }

    /// The least height in which the target words have their labels, whatever the width is.
    double heightForAllRows(int step) const {
        const double cell = comfortableCell().width();
        const double top = std::max(marginsFor(slanted, cell).top, marginsFor(upright, cell).top);
        return std::ceil(top + figure_.rows() * leastPitch(step) +
                         marginsFor(upright, cell).bottom);
    }

    AlignmentLayout layOut(const QRectF& area, const QSizeF& largestCell) const {
        const auto [angle, cellWidth] = columnsIn(area.width(), largestCell.width());
        const Margins margins = marginsFor(angle, cellWidth);
        const double cellHeight = heightOfCells(area.height(), margins, largestCell.height());

        AlignmentLayout layout;
        layout.area = area;
        layout.rows = figure_.rows();
        layout.columns = figure_.columns();
        layout.labelFont = labelFont_;
        layout.valueFont = valueFont_;
        layout.columnAngle = angle;
        layout.labelGap = labelGap();
        layout.rowLabels = rowLabels_;
        layout.columnLabels = columnLabels_;
        layout.cells = placeCells(area, margins, {cellWidth, cellHeight});
        layout.columnStep = stepFor(layout.cells.width() / layout.columns, angle);
        layout.rowStep = stepFor(layout.cells.height() / layout.rows, upright);
        placeTexts(layout, margins);
        return layout;
    }

  private:
    /// The angle of the source words and the width of their columns.
    struct ColumnFit {
        double angle;
        double width;
    };

    /// Slanted words where these do not touch, else upright ones.
    ColumnFit columnsIn(double width, double largest) const {
        const double cell = widthOfCells(width, slanted, largest);
        if (cell * std::sin(radians(slanted)) >= closestLines_) {
            return {slanted, cell};
        }
        return {upright, widthOfCells(width, upright, largest)};
    }

    QFont fontFor(TextStyle style) const {
        return scaledFont(figure_.options.theme, style, figure_.options.fontScale);
    }

    double textWidth(const QString& text, TextStyle style) const {
        return std::ceil(QFontMetricsF(fontFor(style)).horizontalAdvance(oneLine(text))) + 1;
    }

    /// Room is measured for bold words: nothing moves when the current word changes.
    QFont boldLabelFont() const {
        QFont font = labelFont_;
        font.setBold(true);
        return font;
    }

    QStringList labels(const QStringList& tokens, int count, double longest) const {
        QStringList result;
        for (int i = 0; i < count; ++i) {
            result += labelMetrics_.elidedText(tokenLabel(tokens[i]), Qt::ElideRight, longest);
        }
        return result;
    }

    /// Shaping words takes longer than all the rest here: each is measured once.
    std::vector<double> widthsOf(const QStringList& texts) const {
        std::vector<double> widths;
        for (const QString& text : texts) {
            widths.push_back(labelMetrics_.horizontalAdvance(text));
        }
        return widths;
    }

    static double widest(const std::vector<double>& widths) {
        return widths.empty() ? 0 : std::ranges::max(widths);
    }

    /// How far apart lines stand at least, so that every step-th has a label.
    double leastPitch(int step) const {
        const double pitch = closestLines_ / step;
        // What placing the cells on whole pixels may take from each of them.
        constexpr double rounding = 0.1;
        return pitch > 6 ? std::ceil(pitch) : pitch + rounding;
    }

    double labelGap() const { return 6 * unit_; }
    double edge() const { return 8 * unit_; }

    bool hasTitle() const { return !figure_.options.title.isEmpty(); }
    bool hasSourceName() const { return !figure_.options.sourceName.isEmpty(); }
    bool hasTargetName() const { return !figure_.options.targetName.isEmpty(); }

    double colourBarWidth() const {
        if (!figure_.options.showColourBar) {
            return 0;
        }
        const double number = QFontMetricsF(valueFont_).horizontalAdvance(QStringLiteral("0.5"));
        return 16 * unit_ + 12 * unit_ + 6 * unit_ + number;
    }

    /// The words' losses with what stands above them.
    double lossesWidth() const {
        if (!figure_.showsLosses()) {
            return 0;
        }
        const QFontMetricsF metrics(valueFont_);
        const double number = metrics.horizontalAdvance(lossText(0));
        return labelGap() + std::max(number, metrics.horizontalAdvance(lossTitle()));
    }

    /// How far the source words reach beyond the right edge of the cells.
    double overhang(double angle, double cellWidth) const {
        const double cosine = std::cos(radians(angle));
        const double half = labelMetrics_.height() / 2 * std::sin(radians(angle));
        double beyond = 0;
        for (int i = 0; i < figure_.columns(); ++i) {
            const double toEdge = (figure_.columns() - i - 0.5) * cellWidth;
            const double reach = columnWidths_[static_cast<std::size_t>(i)] * cosine + half;
            beyond = std::max(beyond, reach - toEdge);
        }
        return beyond;
    }

    Margins marginsFor(double angle, double cellWidth) const {
        Margins margins;
        margins.left =
            edge() + (hasTargetName() ? captionHeight_ + labelGap() : 0) + widestRow_ + labelGap();
        margins.top = edge() + (hasTitle() ? titleHeight_ + edge() : 0) +
                      (hasSourceName() ? captionHeight_ + labelGap() : 0) +
                      widestColumn_ * std::sin(radians(angle)) +
                      labelMetrics_.height() / 2 * std::cos(radians(angle)) + labelGap();
        // The bar stands below the words that lean over the edge: the wider of both counts.
        // The losses have a title as high as the words' lower ends: they stand beside these.
        margins.right =
            edge() + std::max(overhang(angle, cellWidth), colourBarWidth()) + lossesWidth();
        // Half a number of the colour bar hangs below its lower end.
        margins.bottom = edge() + (figure_.options.showColourBar ? captionHeight_ / 2 : 0);
        return margins;
    }

    /// The width of a cell that leaves room for the margins, which depend on it: a few rounds.
    double widthOfCells(double width, double angle, double largest) const {
        double cell = comfortableCell().width();
        for (int round = 0; round < 4; ++round) {
            const Margins margins = marginsFor(angle, cell);
            cell = (width - margins.left - margins.right) / figure_.columns();
        }
        return wholeOrTiny(std::min(cell, largest));
    }

    double heightOfCells(double height, const Margins& margins, double largest) const {
        const double cell = (height - margins.top - margins.bottom) / figure_.rows();
        return wholeOrTiny(std::min(cell, largest));
    }

    /// Whole pixels give sharp edges, but tiny cells need what remains.
    static double wholeOrTiny(double size) {
        return size > 6 ? std::floor(size) : std::max(size, 0.25);
    }

    QRectF placeCells(const QRectF& area, const Margins& margins, const QSizeF& cell) const {
        const double width = std::max(1.0, std::floor(cell.width() * figure_.columns()));
        const double height = std::max(1.0, std::floor(cell.height() * figure_.rows()));
        const double freeWidth = area.width() - margins.left - margins.right - width;
        return {std::floor(area.left() + margins.left + std::max(0.0, freeWidth / 2)),
                std::floor(area.top() + margins.top), width, height};
    }

    /// Lines may stand closer than in a paragraph, as long as no letter touches another.
    int stepFor(double pitch, double angle) const {
        return labelStep(closestLines_, pitch * std::sin(radians(angle)));
    }

    void placeTexts(AlignmentLayout& layout, const Margins& margins) const {
        const QRectF& cells = layout.cells;
        const double top = layout.area.top() + edge();
        if (hasTitle()) {
            layout.title = {layout.area.left() + edge(), top, layout.area.width() - 2 * edge(),
                            titleHeight_};
        }
        if (hasSourceName()) {
            const double below = hasTitle() ? top + titleHeight_ + edge() : top;
            layout.sourceName = {cells.left(), below, layout.area.right() - edge() - cells.left(),
                                 captionHeight_};
        }
        if (hasTargetName()) {
            layout.targetName = {cells.left() - margins.left + edge(), cells.top(), captionHeight_,
                                 layout.area.bottom() - edge() - cells.top()};
        }
        if (figure_.showsLosses()) {
            const double width = lossesWidth() - labelGap();
            const double right = cells.right() + margins.right - edge();
            layout.losses = {right - width, cells.top(), width, cells.height()};
        }
        if (figure_.options.showColourBar) {
            layout.colourBar = {cells.right() + 16 * unit_, cells.top(), 12 * unit_,
                                cells.height()};
        }
    }

    const AlignmentFigure& figure_;
    double unit_;
    QFont labelFont_;
    QFont valueFont_;
    QFontMetricsF labelMetrics_;
    double closestLines_;
    double captionHeight_;
    double titleHeight_;
    QStringList rowLabels_;
    QStringList columnLabels_;
    double widestRow_ = 0;
    double widestColumn_ = 0;
    std::vector<double> columnWidths_;
};

QSizeF largestCell(const Builder& builder) {
    const QSizeF cell = builder.comfortableCell();
    return {cell.width() * 1.8, cell.height() * 1.6};
}

}  // namespace

QRectF AlignmentLayout::cell(CellIndex index) const {
    const double width = cells.width() / columns;
    const double height = cells.height() / rows;
    return {cells.left() + index.column * width, cells.top() + index.row * height, width, height};
}

QRectF AlignmentLayout::row(int row) const {
    return cell({row, 0}) | cell({row, columns - 1});
}

std::optional<CellIndex> AlignmentLayout::cellAt(const QPointF& point) const {
    const double column = std::floor((point.x() - cells.left()) / cells.width() * columns);
    const double row = std::floor((point.y() - cells.top()) / cells.height() * rows);
    if (column < 0 || row < 0 || column >= columns || row >= rows) {
        return std::nullopt;
    }
    return CellIndex{static_cast<int>(row), static_cast<int>(column)};
}

std::optional<int> AlignmentLayout::rowWordAt(const QPointF& point) const {
    const auto cell = cellAt({cells.left(), point.y()});
    const double left = cells.left() - point.x();
    if (left <= 0 || !cell) {
        return std::nullopt;
    }
    const double reach =
        QFontMetricsF(labelFont).horizontalAdvance(rowLabels[cell->row]) + 2 * labelGap;
    return left <= reach ? std::optional(cell->row) : std::nullopt;
}

/// The words lean: a point is followed down its line to the cells.
std::optional<int> AlignmentLayout::columnWordAt(const QPointF& point) const {
    const double up = cells.top() - point.y();
    const double along = up / std::sin(radians(columnAngle));
    const auto cell = cellAt({point.x() - along * std::cos(radians(columnAngle)), cells.top()});
    if (up <= 0 || !cell) {
        return std::nullopt;
    }
    const double reach =
        QFontMetricsF(labelFont).horizontalAdvance(columnLabels[cell->column]) + 2 * labelGap;
    return along <= reach ? std::optional(cell->column) : std::nullopt;
}

bool placedAlike(const AlignmentFigure& one, const AlignmentFigure& other) {
    return one.source == other.source && one.target == other.target &&
           one.options == other.options && one.showsLosses() == other.showsLosses();
}

AlignmentLayout layOut(const AlignmentFigure& figure, const QRectF& area) {
    // A word may take a third of the area; the cells have the rest.
    const double longest = longestLabel(figure.options);
    const Builder builder(figure, std::min(longest, area.width() / 3),
                          std::min(longest, area.height() / 3));
    return builder.layOut(area, largestCell(builder));
}

double heightForAllRows(const AlignmentFigure& figure, double width) {
    const double longest = longestLabel(figure.options);
    return Builder(figure, std::min(longest, width / 3), longest).heightForAllRows(width);
}

QSizeF leastSizeForWords(const AlignmentFigure& figure, int rowStep, int columnStep) {
    const double longest = longestLabel(figure.options);
    const Builder builder(figure, longest, longest);
    // A pixel for the rounding of whoever places the area.
    return {builder.widthForAllColumns(columnStep) + 1, builder.heightForAllRows(rowStep) + 1};
}

AlignmentLayout layOutWithWords(const AlignmentFigure& figure, const QRectF& area) {
    const double longest = longestLabel(figure.options);
    const Builder builder(figure, longest, longest);
    return builder.layOut(area, largestCell(builder));
}

AlignmentLayout layOutNaturally(const AlignmentFigure& figure) {
    const double longest = longestLabel(figure.options);
    const Builder builder(figure, longest, longest);
    return builder.layOut({QPointF(0, 0), builder.naturalSize()}, builder.comfortableCell());
}

}  // namespace lab::figures
