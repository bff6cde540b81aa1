// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/comparison_painter.h"

#include <QFontMetricsF>

#include "figures/alignment_lines_painter.h"
#include "figures/alignment_painter.h"
#include "figures/colour_bar.h"
#include "figures/heatmap_painter.h"
#include "figures/painting.h"
#include "figures/panel_texts.h"

namespace lab::figures {

namespace {

using Verdict = JudgedWord::Verdict;

/// One figure on its way to the painter.
class ComparisonPainter {
  public:
    ComparisonPainter(QPainter& painter, const ComparisonFigure& figure,
                      const ComparisonLayout& layout)
        : painter_(painter),
          figure_(figure),
          layout_(layout),
          theme_(figure.look.theme),
          fonts_(figure.look) {}

    void paint() {
        painter_.fillRect(layout_.area, theme_.canvas);
        write(layout_.title, fonts_.title, theme_.ink);
        if (!layout_.colourBar.isEmpty()) {
            paintScale();
        }
        for (std::size_t k = 0; k < layout_.panels.size(); ++k) {
            paintCard(layout_.panels[k].card, static_cast<int>(k) == figure_.currentPanel);
            paintPlot(layout_.panels[k], figure_.panels[k]);
            paintTexts(layout_.panels[k], figure_.panels[k]);
        }
    }

  private:
    void write(const std::vector<PlacedText>& lines, const QFont& font, const QColor& colour) {
        for (const PlacedText& line : lines) {
            write(line, font, colour);
        }
    }

    void write(const PlacedText& text, const QFont& font, const QColor& colour,
               Qt::Alignment where = Qt::AlignLeft) {
        if (text.text.isEmpty()) {
            return;
        }
        painter_.setFont(font);
        painter_.setPen(colour);
        painter_.drawText(
            text.place,
            static_cast<int>(where | Qt::AlignVCenter) | Qt::TextSingleLine | Qt::TextDontClip,
            text.text);
    }

    void paintScale() {
        const QRectF& bar = layout_.colourBar;
        paintColourBar(painter_, bar, ColourMap::named(figure_.look.colourMap), theme_.connector);
        const double gap = 4 * theme_.scale;
        const double height = fonts_.captionHeight;
        const QRectF line(bar.left() - 100, bar.center().y() - height / 2, 100 - gap, height);
        write({line, QStringLiteral("0")}, fonts_.caption, theme_.inkMuted, Qt::AlignRight);
        write({line.translated(bar.width() + 100 + gap, 0), QStringLiteral("1")}, fonts_.caption,
              theme_.inkMuted);
    }

    void paintCard(const QRectF& card, bool isCurrent) {
        const double width = isCurrent ? 2 * theme_.scale : 1;
        painter_.setPen(QPen(isCurrent ? theme_.cursor : theme_.border, width));
        painter_.setBrush(theme_.surfaceRaised);
        painter_.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), theme_.radius(),
                                 theme_.radius());
    }

    void paintPlot(const PanelLayout& panel, const ComparisonPanel& content) {
        AlignmentFigure alignment = figure_.alignmentOf(content);
        if (panel.matrix) {
            if (panel.matrix->rowLabels.join(QString()).isEmpty()) {
                alignment.unknownTarget.clear();  // no words to be underlined
            }
            paintHeatmap(painter_, Heatmap::of(alignment, panel.matrix->valueFont),
                         panel.matrix->cells);
            paintWords(painter_, alignment, *panel.matrix);
            paintMarks(painter_, alignment, *panel.matrix);
        } else if (panel.lines) {
            paintLinesAndWords(
                painter_, {alignment, panel.lines->direction, figure_.linesColour, figure_.pointed},
                *panel.lines);
        } else {
            paintEmptyBox(panel);
        }
    }

    void paintEmptyBox(const PanelLayout& panel) {
        painter_.setPen(QPen(theme_.border, 1));
        painter_.setBrush(theme_.canvas);
        painter_.drawRoundedRect(panel.emptyBox.adjusted(0.5, 0.5, -0.5, -0.5), theme_.radius(),
                                 theme_.radius());
        painter_.setFont(fonts_.body);
        painter_.setPen(theme_.inkMuted);
        const double height =
            static_cast<double>(panel.emptyLines.size()) * QFontMetricsF(fonts_.body).height();
        paintLines(painter_,
                   panel.emptyBox.adjusted(0, (panel.emptyBox.height() - height) / 2, 0, 0),
                   panel.emptyLines, Qt::AlignHCenter);
    }

    void paintTexts(const PanelLayout& panel, const ComparisonPanel& content) {
        write(panel.title, fonts_.title, theme_.ink);
        write(panel.citation, fonts_.caption, theme_.inkMuted);
        for (const PlacedWord& word : panel.translation) {
            paintTranslated(word);
        }
        const bool isExact = errorsOf(content) == 0;
        write(panel.verdict, fonts_.verdict, isExact ? theme_.contextText : theme_.errorText);
        write(panel.numbers, fonts_.caption, theme_.inkMuted);
    }

    void paintTranslated(const PlacedWord& placed) {
        const auto& [text, verdict, row] = placed.word;
        const bool isError = verdict == Verdict::Wrong || verdict == Verdict::Missing;
        if (verdict != Verdict::Missing) {
            const bool isReached = row < figure_.marks.reachedRows.value_or(row + 1);
            const bool isCurrent = row >= 0 && row == figure_.marks.currentRow;
            write({placed.place, text}, isError || isCurrent ? fonts_.strong : fonts_.body,
                  isError                  ? theme_.errorText
                  : isReached || isCurrent ? theme_.ink
                                           : theme_.inkFaint);
            if (isCurrent) {
                const double air = 2 * theme_.scale;
                paintFrame(painter_, placed.place.adjusted(-air, 0, air, 0), theme_.cursor,
                           2 * theme_.scale);
            }
        }
        if (isError) {
            // Under the descenders; a missing word is a gap to be filled in.
            const double y = placed.place.bottom() - 1.5 * theme_.scale;
            painter_.setPen(QPen(theme_.errorText, 1.5 * theme_.scale));
            painter_.drawLine(QPointF(placed.place.left(), y), QPointF(placed.place.right(), y));
        }
    }

    QPainter& painter_;
    const ComparisonFigure& figure_;
    const ComparisonLayout& layout_;
    const Theme& theme_;
    PanelFonts fonts_;
};

}  // namespace

void paintComparison(QPainter& painter, const ComparisonFigure& figure,
                     const ComparisonLayout& layout) {
    const SavedPainter saved(painter);
    painter.setRenderHint(QPainter::Antialiasing, true);
    ComparisonPainter(painter, figure, layout).paint();
}

}  // namespace lab::figures
