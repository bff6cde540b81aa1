// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/panel_texts.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "figures/one_line.h"
#include "figures/painting.h"

namespace lab::figures {

namespace {

const QString separator = QStringLiteral(" · ");

double widthOf(const QString& text, const QFont& font) {
    return std::ceil(QFontMetricsF(font).horizontalAdvance(text));
}

double heightOf(const QFont& font) {
    return std::ceil(QFontMetricsF(font).height());
}

QString elided(const QString& text, const QFont& font, double width) {
    return QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
}

}  // namespace

PanelLines PanelLines::unitedWith(const PanelLines& other) const {
    return {std::max(title, other.title), std::max(citation, other.citation),
            std::max(translation, other.translation), std::max(numbers, other.numbers)};
}

PanelFonts::PanelFonts(const AlignmentOptions& look)
    : title(scaledFont(look.theme, TextStyle::Title, look.fontScale)),
      caption(scaledFont(look.theme, TextStyle::Caption, look.fontScale)),
      body(scaledFont(look.theme, TextStyle::Body, look.fontScale)),
      strong(body),
      verdict(caption),
      titleHeight(heightOf(title)),
      captionHeight(heightOf(caption)),
      bodyHeight(heightOf(body)) {
    strong.setWeight(QFont::DemiBold);
    verdict.setWeight(QFont::DemiBold);
}

double PanelFonts::headerHeight(const PanelLines& lines) const {
    return lines.title * titleHeight + lines.citation * captionHeight;
}

double PanelFonts::footerHeight(const PanelLines& lines, double gap) const {
    return lines.translation * bodyHeight + gap + lines.numbers * captionHeight;
}

/// Words one after the other, in lines.
struct PanelTexts::Flow {
    struct Place {
        int line;
        double x;
        double width;
    };
    std::vector<Place> words;
    int lines = 1;
};

PanelTexts::PanelTexts(const ComparisonPanel& panel, const PanelFonts& fonts, double unit)
    : fonts_(fonts),
      gap_(6 * unit),
      airGap_(10 * unit),
      title_(oneLine(panel.title)),
      citation_(oneLine(panel.citation)),
      words_(judgedTranslation(panel)),
      verdict_(verdictText(panel)),
      numbers_(numberTexts(panel)) {
    for (JudgedWord& word : words_) {
        word.text = oneLine(word.text);
    }
}

double PanelTexts::wordWidth(const JudgedWord& word) const {
    // A gap of one width for every missing word: how long it is must not give it away.
    return word.verdict == JudgedWord::Verdict::Missing
               ? widthOf(QStringLiteral("nnn"), fonts_.strong)
               : widthOf(word.text, fonts_.strong);
}

double PanelTexts::naturalWidth() const {
    const double header =
        widthOf(title_, fonts_.title) + airGap_ + widthOf(citation_, fonts_.caption);
    const double numbers = widthOf(verdict_, fonts_.verdict) + airGap_ +
                           widthOf(numbers_.join(separator), fonts_.caption);
    return std::max(header, numbers);
}

double PanelTexts::leastWidth() const {
    double width = widthOf(verdict_, fonts_.verdict);
    for (const QString& number : numbers_) {
        width = std::max(width, widthOf(number, fonts_.caption));
    }
    for (const JudgedWord& word : words_) {
        width = std::max(width, wordWidth(word));
    }
    return width;
}

bool PanelTexts::isCitationBeside(double width) const {
    const double citation = citation_.isEmpty() ? 0 : airGap_ + widthOf(citation_, fonts_.caption);
    return widthOf(title_, fonts_.title) + citation <= width;
}

bool PanelTexts::areNumbersBeside(double width) const {
    const double verdict = verdict_.isEmpty() ? 0 : widthOf(verdict_, fonts_.verdict) + airGap_;
    return verdict + widthOf(numbers_.join(separator), fonts_.caption) <= width;
}

QStringList PanelTexts::numberLines(double width) const {
    QStringList lines;
    for (const QString& number : numbers_) {
        const QString longer = lines.isEmpty() ? number : lines.last() + separator + number;
        if (lines.isEmpty() || widthOf(longer, fonts_.caption) > width) {
            lines += number;
        } else {
            lines.last() = longer;
        }
    }
    return lines;
}

PanelTexts::Flow PanelTexts::flow(double width) const {
    Flow flow;
    double x = 0;
    for (const JudgedWord& word : words_) {
        const double wide = std::min(wordWidth(word), width);
        if (x > 0 && x + wide > width) {
            ++flow.lines;
            x = 0;
        }
        flow.words.push_back({flow.lines - 1, x, wide});
        x += wide + gap_;
    }
    return flow;
}

PanelLines PanelTexts::linesWithin(double width) const {
    PanelLines lines;
    if (!isCitationBeside(width)) {
        lines.title = static_cast<int>(wrapped(title_, fonts_.title, width).size());
        lines.citation = static_cast<int>(wrapped(citation_, fonts_.caption, width).size());
    }
    lines.translation = flow(width).lines;
    if (!areNumbersBeside(width)) {
        lines.numbers = (verdict_.isEmpty() ? 0 : 1) + static_cast<int>(numberLines(width).size());
    }
    return lines;
}

void PanelTexts::place(PanelLayout& layout, const QRectF& header, const QRectF& footer,
                       const PanelLines& lines) const {
    placeHeader(layout, header, lines);
    const double words = lines.translation * fonts_.bodyHeight;
    placeTranslation(layout, {footer.left(), footer.top(), footer.width(), words});
    const double numbers = lines.numbers * fonts_.captionHeight;
    placeNumbers(layout, {footer.left(), footer.bottom() - numbers, footer.width(), numbers},
                 lines.numbers);
}

void PanelTexts::placeHeader(PanelLayout& layout, const QRectF& header,
                             const PanelLines& lines) const {
    if (lines.citation == 0) {
        const double citation = widthOf(citation_, fonts_.caption);
        layout.title = {{header.adjusted(0, 0, citation > 0 ? -citation - airGap_ : 0, 0), title_}};
        layout.citation = {{header.adjusted(header.width() - citation, 0, 0, 0), citation_}};
        return;
    }
    QRectF line(header.left(), header.top(), header.width(), fonts_.titleHeight);
    for (const QString& text : wrapped(title_, fonts_.title, header.width())) {
        layout.title.push_back({line, text});
        line.translate(0, fonts_.titleHeight);
    }
    line.setHeight(fonts_.captionHeight);
    for (const QString& text : wrapped(citation_, fonts_.caption, header.width())) {
        layout.citation.push_back({line, text});
        line.translate(0, fonts_.captionHeight);
    }
}

void PanelTexts::placeTranslation(PanelLayout& layout, const QRectF& place) const {
    const Flow words = flow(place.width());
    for (std::size_t k = 0; k < words.words.size(); ++k) {
        const auto& [line, x, width] = words.words[k];
        JudgedWord word = words_[k];
        // Rounding must not cost a word its last letters.
        word.text = elided(word.text, fonts_.strong, width + 0.01);
        layout.translation.push_back(
            {{place.left() + x, place.top() + line * fonts_.bodyHeight, width, fonts_.bodyHeight},
             word});
    }
}

void PanelTexts::placeNumbers(PanelLayout& layout, const QRectF& place, int lines) const {
    const auto line = [&](int number) {
        return QRectF(place.left(), place.top() + number * fonts_.captionHeight, place.width(),
                      fonts_.captionHeight);
    };
    layout.numbersAtRight = lines == 1;
    layout.verdict = {line(0), elided(verdict_, fonts_.verdict, place.width())};
    layout.verdict.place.setWidth(std::min(widthOf(verdict_, fonts_.verdict), place.width()));
    if (lines == 1) {
        const QString beside = numbers_.join(separator);
        const double width = std::min(widthOf(beside, fonts_.caption), place.width());
        layout.numbers = {{line(0).adjusted(place.width() - width, 0, 0, 0), beside}};
        return;
    }
    // Under a verdict, and where another panel has one, at the same height.
    const QStringList rows = numberLines(place.width());
    const int first = lines - static_cast<int>(rows.size()) > 0 ? 1 : 0;
    for (int k = 0; k < static_cast<int>(rows.size()); ++k) {
        layout.numbers.push_back(
            {line(first + k), elided(rows[k], fonts_.caption, place.width() + 0.01)});
    }
}

}  // namespace lab::figures
