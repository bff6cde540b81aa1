// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/comparison_row.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "figures/painting.h"
#include "figures/panel_texts.h"

namespace lab::figures {

namespace {

/// Measures and places one row; see layOutInARow().
class Row {
  public:
    explicit Row(const ComparisonFigure& figure)
        : figure_(figure), unit_(figure.look.theme.scale), fonts_(figure.look) {
        for (const ComparisonPanel& panel : figure.panels) {
            texts_.emplace_back(panel, fonts_, unit_);
            if (!words_ && figure.isDrawn(panel)) {
                words_ = figure.alignmentOf(panel);
            }
        }
        QFont bold = fonts_.body;
        bold.setBold(true);
        for (int row = 0; words_ && row < words_->rows(); ++row) {
            const double width =
                QFontMetricsF(bold).horizontalAdvance(tokenLabel(words_->target[row]));
            labels_ = std::max(labels_, std::ceil(std::min(width, 160 * unit_)));
        }
    }

    bool hasRoom(double width, int count) const {
        const double inner = cardWidth(width, count) - 2 * pad();
        const double cells = words_ ? words_->columns() * 11 * unit_ : 80 * unit_;
        return inner >= cells && std::ranges::all_of(texts_, [&](const PanelTexts& texts) {
                   return texts.leastWidth() <= inner;
               });
    }

    double leastHeight(double width) const {
        const double rows = words_ ? words_->rows() : 4;
        const double words = 64 * unit_;  // those of the columns
        return std::ceil(around(width) + words + rows * 13 * unit_);
    }

    ComparisonLayout layOut(const QRectF& area) const {
        ComparisonLayout layout;
        layout.area = area;
        layout.columns = count();
        const double width = cardWidth(area.width(), count());
        const PanelLines lines = linesWithin(width);
        const double plotHeight = std::max(1.0, area.height() - around(area.width()));
        const auto matrix = matrixOf(QSizeF(width - 2 * pad(), plotHeight));
        double x = area.left();
        for (std::size_t k = 0; k < texts_.size(); ++k) {
            const double before = k == 0 ? labels_ : 0;
            PanelLayout panel;
            panel.card = {x, area.top(), width + before, area.height()};
            place(panel, k, before, plotHeight, lines, matrix);
            layout.panels.push_back(std::move(panel));
            x += width + before + gap();
        }
        return layout;
    }

  private:
    int count() const { return static_cast<int>(figure_.panels.size()); }
    double gap() const { return 8 * unit_; }
    double pad() const { return 8 * unit_; }
    /// Of one without the words of its rows.
    double cardWidth(double width, int count) const {
        return std::floor((width - labels_ - (count - 1) * gap()) / count);
    }
    /// A translator that knows little says much: no more of it than so many lines.
    int mostLines() const { return figure_.look.theme.compact ? 2 : 4; }
    PanelLines linesWithin(double cardWidth) const {
        PanelLines lines;
        for (const PanelTexts& texts : texts_) {
            lines = lines.unitedWith(texts.linesWithin(cardWidth - 2 * pad()));
        }
        lines.translation = std::min(lines.translation, mostLines());
        return lines;
    }
    /// Takes out the words beyond the last line; the last that stays says so.
    void shorten(PanelLayout& panel, double bottom) const {
        const auto beyond = [bottom](const PlacedWord& word) {
            return word.place.bottom() > bottom + 1;
        };
        if (std::erase_if(panel.translation, beyond) > 0 && !panel.translation.empty()) {
            PlacedWord& last = panel.translation.back();
            last.word.text = QStringLiteral("…");
            last.word.verdict = JudgedWord::Verdict::Unknown;
        }
    }
    /// What stands above and below the plot.
    double around(double width) const {
        const PanelLines lines = linesWithin(cardWidth(width, count()));
        return 2 * pad() + fonts_.headerHeight(lines) + fonts_.footerHeight(lines, 4 * unit_);
    }

    /// The cells and the words of the columns, from (0, 0).
    std::optional<AlignmentLayout> matrixOf(const QSizeF& plot) const {
        if (!words_) {
            return std::nullopt;
        }
        AlignmentFigure wordless = *words_;
        wordless.target.fill(QString());
        wordless.options.showEos = true;  // hidden tokens are left out here already
        wordless.target = wordless.target.mid(0, words_->rows());
        wordless.source = wordless.source.mid(0, words_->columns());
        wordless.weights = WeightMatrix::Zero(words_->rows(), words_->columns());
        return figures::layOut(wordless, QRectF(QPointF(0, 0), plot));
    }

    QStringList rowLabels() const {
        QFont bold = fonts_.body;
        bold.setBold(true);
        QStringList labels;
        for (int row = 0; row < words_->rows(); ++row) {
            labels += QFontMetricsF(bold).elidedText(tokenLabel(words_->target[row]),
                                                     Qt::ElideRight, labels_ + 0.01);
        }
        return labels;
    }

    void place(PanelLayout& panel, std::size_t number, double before, double plotHeight,
               const PanelLines& lines, const std::optional<AlignmentLayout>& matrix) const {
        const QRectF inner = panel.card.adjusted(before + pad(), pad(), -pad(), -pad());
        const double header = fonts_.headerHeight(lines);
        const double footer = fonts_.footerHeight(lines, 4 * unit_);
        panel.plot = {inner.left(), inner.top() + header, inner.width(), plotHeight};
        texts_[number].place(panel, {inner.left(), inner.top(), inner.width(), header},
                             {inner.left(), inner.bottom() - footer, inner.width(), footer}, lines);
        shorten(panel, inner.bottom() - footer + lines.translation * fonts_.bodyHeight);
        if (matrix && figure_.isDrawn(figure_.panels[number])) {
            panel.matrix = matrix;
            panel.matrix->area.translate(panel.plot.topLeft());
            panel.matrix->cells.translate(
                QPointF(std::floor(panel.plot.left()), std::floor(panel.plot.top())));
            if (number == 0) {
                panel.matrix->rowLabels = rowLabels();
            }
            return;
        }
        panel.emptyBox = panel.plot.adjusted(0, pad(), 0, -pad());
        panel.emptyLines = wrapped(emptyText(figure_.panels[number]), fonts_.body,
                                   panel.emptyBox.width() - 2 * pad());
        while (static_cast<double>(panel.emptyLines.size()) * fonts_.bodyHeight >
               panel.emptyBox.height()) {
            panel.emptyLines.removeLast();
        }
    }

    const ComparisonFigure& figure_;
    double unit_;
    PanelFonts fonts_;
    std::vector<PanelTexts> texts_;
    std::optional<AlignmentFigure> words_;  ///< which all panels have
    double labels_ = 0;                     ///< the width of those of the rows
};

}  // namespace

int panelsInARow(const ComparisonFigure& figure, double width) {
    const Row row(figure);
    int count = static_cast<int>(figure.panels.size());
    while (count > 1 && !row.hasRoom(width, count)) {
        --count;
    }
    return count;
}

ComparisonFigure withPanels(const ComparisonFigure& figure, int count, std::vector<int>& chosen) {
    const int all = static_cast<int>(figure.panels.size());
    chosen.clear();
    for (int k = 0; k < count - 1; ++k) {
        chosen.push_back(k * (all - 1) / (count - 1));
    }
    chosen.push_back(all - 1);
    ComparisonFigure fewer = figure;
    fewer.panels.clear();
    for (const int panel : chosen) {
        fewer.panels.push_back(figure.panels[static_cast<std::size_t>(panel)]);
    }
    if (figure.currentPanel) {
        const auto current = std::ranges::find(chosen, *figure.currentPanel);
        fewer.currentPanel = current == chosen.end()
                                 ? std::nullopt
                                 : std::optional(static_cast<int>(current - chosen.begin()));
    }
    return fewer;
}

double leastRowHeight(const ComparisonFigure& figure, double width) {
    return Row(figure).leastHeight(width);
}

ComparisonLayout layOutInARow(const ComparisonFigure& figure, const QRectF& area) {
    return Row(figure).layOut(area);
}

}  // namespace lab::figures
