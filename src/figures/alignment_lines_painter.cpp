// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/alignment_lines_painter.h"

#include <QFontMetricsF>
#include <algorithm>

#include "figures/colour_map.h"
#include "figures/label_thinning.h"
#include "figures/painting.h"

namespace lab::figures {

namespace {

/// One figure in the light of its marks.
class LinesPainter {
  public:
    LinesPainter(QPainter& painter, const AlignmentLines& lines, const AlignmentLinesLayout& layout)
        : painter_(painter),
          lines_(lines),
          layout_(layout),
          theme_(lines.alignment.options.theme),
          colours_(ColourMap::named(lines.alignment.options.colourMap)),
          pointed_(lines.pointedAt()),
          currentRow_(lines.alignment.marks.currentRow) {}

    /// Those that stand back first, then the others; heavy ones on top of light ones.
    void paintLines() {
        const std::vector<CellIndex> cells = drawnLines(lines_.alignment);
        for (const bool front : {false, true}) {
            for (const CellIndex& cell : cells) {
                if (standsOut(cell) == front) {
                    paintLine(cell, front);
                }
            }
        }
    }

    void paintWords() {
        const bool roles = lines_.colour == LinesColour::Roles;
        const auto strongColumn = pointed_ ? pointed_->column : std::nullopt;
        const auto strongRow = pointed_ && pointed_->row ? pointed_->row : currentRow_;
        const bool downwards = layout_.direction == LinesDirection::Downwards;
        for (int column = 0; column < static_cast<int>(layout_.source.words.size()); ++column) {
            paintWord(layout_.source, column, strongColumn, column == strongColumn,
                      roles ? theme_.encoderText : theme_.ink,
                      downwards ? Qt::AlignHCenter : Qt::AlignRight,
                      lines_.alignment.unknownSource.contains(column));
        }
        const int reached = lines_.alignment.reachedRows();
        for (int row = 0; row < static_cast<int>(layout_.target.words.size()); ++row) {
            const QColor colour = roles ? theme_.decoderText : theme_.ink;
            const bool isStrong = row == strongRow || row == currentRow_;
            paintWord(layout_.target, row, strongRow, isStrong,
                      row < reached || isStrong ? colour : theme_.inkFaint,
                      downwards ? Qt::AlignHCenter : Qt::AlignLeft,
                      lines_.alignment.unknownTarget.contains(row));
        }
    }

    void paintCurrentWord() {
        const auto& words = layout_.target.words;
        const auto strong = pointed_ && pointed_->row ? pointed_->row : currentRow_;
        if (!currentRow_ || *currentRow_ < 0 || *currentRow_ >= static_cast<int>(words.size()) ||
            !isLabelShown(*currentRow_, layout_.target.step, strong)) {
            return;
        }
        const auto& word = words[static_cast<std::size_t>(*currentRow_)];
        QFont font = layout_.font;
        font.setBold(true);
        const double width = QFontMetricsF(font).horizontalAdvance(word.label);
        QRectF around = word.place;
        if (layout_.direction == LinesDirection::Rightwards) {
            around.setWidth(width);
        }
        const double air = 3 * theme_.scale;
        paintFrame(painter_, around.adjusted(-air, 0, air, 0), theme_.cursor, 2 * theme_.scale);
    }

  private:
    bool standsOut(const CellIndex& cell) const {
        if (pointed_) {
            return pointed_->row.value_or(cell.row) == cell.row &&
                   pointed_->column.value_or(cell.column) == cell.column;
        }
        return !currentRow_ || cell.row == *currentRow_;
    }

    /// Light weights fade in either colouring: on a light page the dark end of a colour map would
    /// catch the eye before the heavy lines do.
    QColor colourOf(const CellIndex& cell) const {
        const auto weight = static_cast<double>(lines_.alignment.weights(cell.row, cell.column));
        QColor colour = cell.row == currentRow_ ? theme_.decoder : theme_.encoder;
        if (lines_.colour == LinesColour::WeightMap) {
            colour = QColor(colours_.at(weight));
        }
        colour.setAlphaF(static_cast<float>(std::clamp(0.12 + 0.88 * weight, 0.0, 1.0)));
        return colour;
    }

    void paintLine(const CellIndex& cell, bool front) {
        QColor colour = colourOf(cell);
        if (!front) {
            colour.setAlphaF(colour.alphaF() * (pointed_ ? 0.2F : 0.5F));
        }
        QPen pen(colour, layout_.thickness(lines_.alignment.weights(cell.row, cell.column)));
        pen.setCapStyle(Qt::FlatCap);
        painter_.setPen(pen);
        painter_.drawLine(layout_.line(cell));
    }

    void paintWord(const PlacedWords& placed, int index, std::optional<int> strong, bool isStrong,
                   const QColor& colour, Qt::Alignment alignment, bool isUnknown) {
        if (!isLabelShown(index, placed.step, strong)) {
            return;
        }
        const auto& word = placed.words[static_cast<std::size_t>(index)];
        QFont font = layout_.font;
        font.setBold(isStrong);
        const QFontMetricsF metrics(font);
        const double free = word.place.width() - metrics.horizontalAdvance(word.label);
        const double before = alignment == Qt::AlignLeft    ? 0
                              : alignment == Qt::AlignRight ? free
                                                            : free / 2;
        painter_.setFont(font);
        painter_.setPen(colour);
        const QPointF start(word.place.left() + before,
                            word.place.center().y() + (metrics.ascent() - metrics.descent()) / 2);
        figures::paintWord(painter_, start, word.label, isUnknown, theme_);
    }

    QPainter& painter_;
    const AlignmentLines& lines_;
    const AlignmentLinesLayout& layout_;
    const Theme& theme_;
    ColourMap colours_;
    std::optional<Pointed> pointed_;
    std::optional<int> currentRow_;
};

}  // namespace

void paintLinesAndWords(QPainter& painter, const AlignmentLines& lines,
                        const AlignmentLinesLayout& layout) {
    const SavedPainter saved(painter);
    painter.setRenderHint(QPainter::Antialiasing, true);
    LinesPainter figure(painter, lines, layout);
    figure.paintLines();
    figure.paintWords();
    figure.paintCurrentWord();
}

void paintAlignmentLines(QPainter& painter, const AlignmentLines& lines,
                         const AlignmentLinesLayout& layout) {
    const AlignmentOptions& options = lines.alignment.options;
    painter.fillRect(layout.area, options.theme.surface);
    const SavedPainter saved(painter);
    painter.setFont(scaledFont(options.theme, TextStyle::Title, options.fontScale));
    painter.setPen(options.theme.ink);
    paintLine(painter, layout.title, options.title, Qt::AlignLeft);
    painter.setFont(scaledFont(options.theme, TextStyle::Caption, options.fontScale));
    painter.setPen(options.theme.inkMuted);
    const bool downwards = lines.direction == LinesDirection::Downwards;
    paintLine(painter, layout.sourceName, options.sourceName,
              downwards ? Qt::AlignHCenter : Qt::AlignLeft);
    paintLine(painter, layout.targetName, options.targetName,
              downwards ? Qt::AlignHCenter : Qt::AlignRight);
    paintLinesAndWords(painter, lines, layout);
}

}  // namespace lab::figures
