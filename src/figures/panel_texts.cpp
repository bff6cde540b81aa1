// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/panel_texts.h"

#include <QFontMetricsF>
#include <algorithm>
#include <cmath>

#include "figures/one_line.h"
#include "figures/painting.h"

namespace lab::figures {

namespace {

/// Lines of a translation.
constexpr int mostOnScreen = 3;

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
    return {std::max(header, other.header), std::max(translation, other.translation),
            std::max(numbers, other.numbers)};
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
    return titleHeight + (lines.header - 1) * captionHeight;
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

QString PanelTexts::numbersBeside(double width) const {
    const double verdict = verdict_.isEmpty() ? 0 : widthOf(verdict_, fonts_.verdict) + airGap_;
    QStringList fitting = numbers_;
    while (!fitting.isEmpty() &&
           verdict + widthOf(fitting.join(separator), fonts_.caption) > width) {
        fitting.removeLast();
    }
    return fitting.join(separator);
}

bool PanelTexts::isOneLine(double width) const {
    return numbersBeside(width) == numbers_.join(separator);
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

PanelLines PanelTexts::linesWithin(double width, PanelDensity density) const {
    if (density == PanelDensity::Tight) {
        return {};
    }
    const bool headerFits =
        widthOf(title_, fonts_.title) + airGap_ + widthOf(citation_, fonts_.caption) <= width;
    const int translation = flow(width).lines;
    return {.header = headerFits ? 1 : 2,
            .translation =
                density == PanelDensity::Whole ? translation : std::min(translation, mostOnScreen),
            .numbers = isOneLine(width) ? 1
                                        : (verdict_.isEmpty() ? 0 : 1) +
                                              static_cast<int>(numberLines(width).size())};
}

void PanelTexts::place(PanelLayout& layout, const QRectF& header, const QRectF& footer,
                       const PanelLines& lines) const {
    placeHeader(layout, header, lines);
    const double words = lines.translation * fonts_.bodyHeight;
    placeTranslation(layout, {footer.left(), footer.top(), footer.width(), words},
                     lines.translation);
    const double numbers = lines.numbers * fonts_.captionHeight;
    placeNumbers(layout, {footer.left(), footer.bottom() - numbers, footer.width(), numbers},
                 lines.numbers);
}

void PanelTexts::placeHeader(PanelLayout& layout, const QRectF& header,
                             const PanelLines& lines) const {
    const double width = header.width();
    // In one line the title goes first, and a few letters of a name say nothing.
    const double beside = width - widthOf(title_, fonts_.title) - airGap_;
    const double least = widthOf(citation_.left(6) + u'…', fonts_.caption);
    const double room = lines.header > 1 ? width : beside < least ? 0 : beside;
    const double citation = std::min(widthOf(citation_, fonts_.caption), room);
    const double title = lines.header == 1 && citation > 0 ? width - citation - airGap_ : width;
    layout.title = {{header.left(), header.top(), title, fonts_.titleHeight},
                    elided(title_, fonts_.title, title)};
    layout.citation = {
        lines.header == 1
            ? QRectF(header.right() - citation, header.top(), citation, fonts_.titleHeight)
            : QRectF(header.left(), header.top() + fonts_.titleHeight, width, fonts_.captionHeight),
        elided(citation_, fonts_.caption, lines.header == 1 ? citation : width)};
}

void PanelTexts::placeTranslation(PanelLayout& layout, const QRectF& place, int lines) const {
    const Flow words = flow(place.width());
    const double dots = widthOf(QStringLiteral("…"), fonts_.body);
    for (std::size_t k = 0; k < words.words.size(); ++k) {
        const auto& [line, x, width] = words.words[k];
        QRectF box(place.left() + x, place.top() + line * fonts_.bodyHeight, width,
                   fonts_.bodyHeight);
        JudgedWord word = words_[k];
        const bool isLast = k + 1 == words.words.size() || words.words[k + 1].line >= lines;
        const bool moreFollow = k + 1 < words.words.size();
        if (isLast && moreFollow && box.right() + gap_ + dots > place.right()) {
            // What follows does not fit, nor do dots behind this word: they stand for it too.
            word = {QStringLiteral("…"), JudgedWord::Verdict::Unknown, word.row};
            box.setWidth(std::min(dots, box.width()));
        }
        word.text = elided(word.text, fonts_.strong, box.width() + 0.01);
        layout.translation.push_back({box, word});
        if (isLast && moreFollow && word.text != QStringLiteral("…")) {
            layout.translation.push_back({{box.right() + gap_, box.top(), dots, box.height()},
                                          {QStringLiteral("…"), JudgedWord::Verdict::Unknown, -1}});
        }
        if (isLast) {
            return;
        }
    }
}

void PanelTexts::placeNumbers(PanelLayout& layout, const QRectF& place, int lines) const {
    const auto line = [&](int number) {
        return QRectF(place.left(), place.top() + number * fonts_.captionHeight, place.width(),
                      fonts_.captionHeight);
    };
    layout.numbersAtRight = lines == 1;
    const double verdict = std::min(widthOf(verdict_, fonts_.verdict), place.width());
    layout.verdict = {line(0), elided(verdict_, fonts_.verdict, verdict)};
    layout.verdict.place.setWidth(verdict);
    if (lines == 1) {
        const QString beside = numbersBeside(place.width());
        const double width = widthOf(beside, fonts_.caption);
        layout.numbers = {{line(0).adjusted(place.width() - width, 0, 0, 0), beside}};
        return;
    }
    const QStringList rows = numberLines(place.width());
    const int first = verdict_.isEmpty() ? 0 : 1;
    for (int k = 0; k < static_cast<int>(rows.size()) && first + k < lines; ++k) {
        layout.numbers.push_back({line(first + k), elided(rows[k], fonts_.caption, place.width())});
    }
}

}  // namespace lab::figures
