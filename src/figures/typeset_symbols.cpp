// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFontMetricsF>
#include <algorithm>

#include "figures/glyph_boxes.h"
#include "figures/math_alphabet.h"
#include "figures/typesetter.h"

namespace lab::figures {

using namespace notation;

MathBox Typesetter::set(const Symbol& symbol, Context context) {
    const bool isBigOperator = symbol.atom == Atom::Operator && (symbol.text.front() & 0x80) != 0;
    const QString text = QString::fromStdString(symbol.text);
    const quint32 glyph = isBigOperator ? font_.glyph(text.toUcs4().value(0)) : 0;
    if (glyph != 0)
        return bigOperator(glyph, context);
    return characters(symbol.text, symbol.alphabet, context);
}

/// Appendix G, rule 13: large in display style, its middle on the axis.
MathBox Typesetter::bigOperator(quint32 glyph, Context context) {
    const double size = em(context.style);
    if (context.style.isDisplay()) {
        for (const auto& variant : font_.math().variants(glyph, StretchDirection::Vertical)) {
            glyph = variant.glyph;
            if (variant.advance >= constants().displayOperatorMinHeight)
                break;
        }
    }
    MathBox box = glyphBox(font_, glyph, size, context.scope);
    box.isCharacter = false;
    centreOnAxis(box, font_, size);
    return box;
}

MathBox Typesetter::characters(const std::string& text, Alphabet alphabet, Context context) {
    const auto letters = QString::fromStdString(text).toUcs4();
    MathBox result;
    for (const char32_t letter : letters) {
        const quint32 glyph = font_.glyph(mathCharacter(letter, alphabet));
        if (glyph == 0)
            return fallbackWords(QString::fromStdString(text), alphabet == Alphabet::Italic,
                                 context);
        MathBox box = glyphBox(font_, glyph, em(context.style), context.scope);
        if (letters.size() == 1)
            return box;
        result.append(std::move(box));
    }
    return result;
}

MathBox Typesetter::fallbackWords(const QString& text, bool italic, Context context) {
    QFont font = style_.textFont;
    font.setItalic(italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    // Measured large: metrics of small sizes are rounded to whole pixels.
    constexpr int measured = 100;
    font.setPixelSize(measured);
    const QFontMetricsF metrics(font);
    const double scale = em(context.style) / measured;
    const QRectF bounds = metrics.tightBoundingRect(text);
    MathBox box;
    box.width = metrics.horizontalAdvance(text) * scale;
    box.ascent = -bounds.top() * scale;
    box.descent = bounds.bottom() * scale;
    box.words.push_back({text, font, {}, em(context.style), context.scope});
    return box;
}

namespace {

struct Word {
    QString text;
    bool inMathFont = true;
};

/// Cuts text into runs that the mathematical font can write and runs that it cannot. A word
/// stays in one font: an accent that is missing must not change the look of a single letter.
std::vector<Word> wordsByFont(const QString& text, const MathFont& font) {
    std::vector<Word> runs;
    QString word;
    const auto flush = [&] {
        const auto letters = word.toUcs4();
        const bool covered = std::ranges::all_of(
            letters, [&](char32_t letter) { return letter == U' ' || font.glyph(letter) != 0; });
        if (!runs.empty() && runs.back().inMathFont == covered)
            runs.back().text += word;
        else if (!word.isEmpty())
            runs.push_back({word, covered});
        word.clear();
    };
    for (const QChar letter : text) {
        if (letter == u' ') {
            flush();
            word = letter;
            flush();
        } else {
            word += letter;
        }
    }
    flush();
    return runs;
}

}  // namespace

MathBox Typesetter::set(const Text& text, Context context) {
    constexpr double wordSpace = 1.0 / 3;
    const double size = em(context.style);
    MathBox result;
    for (const Word& word : wordsByFont(QString::fromStdString(text.text), font_)) {
        if (!word.inMathFont) {
            result.append(fallbackWords(word.text, false, context));
            continue;
        }
        for (const char32_t letter : word.text.toUcs4()) {
            if (letter == U' ')
                result.width += wordSpace * size;
            else
                result.append(glyphBox(font_, font_.glyph(letter), size, context.scope));
        }
    }
    return result;
}

}  // namespace lab::figures
