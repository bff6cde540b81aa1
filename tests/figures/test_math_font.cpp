// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "figures/math_alphabet.h"
#include "figures/math_font.h"

using namespace lab::figures;
using lab::notation::Alphabet;

class TestMathFont : public QObject {
    Q_OBJECT

  private slots:
    void theFontIsBuiltIn();
    void lettersOfEveryAlphabetHaveGlyphs();
    void lettersMapToTheirAlphabets();
    void constantsAreThoseOfTheFont();
    void bracketsGrow();
    void damagedTablesReadAsEmpty();
};

void TestMathFont::theFontIsBuiltIn() {
    QVERIFY(MathFont().isBuiltIn());
}

void TestMathFont::lettersOfEveryAlphabetHaveGlyphs() {
    const MathFont font;
    constexpr std::u32string_view capitals = U"ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    constexpr std::u32string_view others = U"abcdefghijklmnopqrstuvwxyz0123456789";
    for (const Alphabet alphabet :
         {Alphabet::Upright, Alphabet::Italic, Alphabet::Bold, Alphabet::BoldItalic,
          Alphabet::DoubleStruck, Alphabet::Script}) {
        for (const char32_t letter : capitals)
            QVERIFY(font.glyph(mathCharacter(letter, alphabet)) != 0);
        // \mathcal has capitals only.
        if (alphabet == Alphabet::Script)
            continue;
        for (const char32_t letter : others)
            QVERIFY(font.glyph(mathCharacter(letter, alphabet)) != 0);
    }
    QCOMPARE(font.glyph(U'归'), 0U);
}

void TestMathFont::lettersMapToTheirAlphabets() {
    QCOMPARE(mathCharacter(U'x', Alphabet::Italic), U'𝑥');
    QCOMPARE(mathCharacter(U'h', Alphabet::Italic), U'ℎ');
    QCOMPARE(mathCharacter(U'α', Alphabet::Italic), U'𝛼');
    QCOMPARE(mathCharacter(U'ω', Alphabet::Italic), U'𝜔');
    QCOMPARE(mathCharacter(U'ϕ', Alphabet::Italic), U'𝜙');
    QCOMPARE(mathCharacter(U'W', Alphabet::Bold), U'𝐖');
    QCOMPARE(mathCharacter(U'7', Alphabet::Bold), U'𝟕');
    QCOMPARE(mathCharacter(U'R', Alphabet::DoubleStruck), U'ℝ');
    QCOMPARE(mathCharacter(U'L', Alphabet::Script), U'ℒ');
    QCOMPARE(mathCharacter(U'+', Alphabet::Bold), U'+');
}

void TestMathFont::constantsAreThoseOfTheFont() {
    const MathFont font;
    if (!font.isBuiltIn())
        QSKIP("the mathematical font is not built in");
    // Computer Modern's axis and rule, and TeX's script sizes.
    const MathConstants& c = font.math().constants();
    QCOMPARE(c.axisHeight, 0.25);
    QCOMPARE(c.fractionRuleThickness, 0.04);
    QCOMPARE(c.scriptScale, 0.7);
    QCOMPARE(c.scriptScriptScale, 0.5);
    QVERIFY(font.math().italicsCorrection(font.glyph(U'𝑉')) > 0.1);
    QCOMPARE(font.math().italicsCorrection(font.glyph(U'1')), 0.0);
}

void TestMathFont::bracketsGrow() {
    const MathFont font;
    const auto variants = font.math().variants(font.glyph(U'('), StretchDirection::Vertical);
    QVERIFY(variants.size() >= 4);
    for (std::size_t i = 1; i < variants.size(); ++i)
        QVERIFY(variants[i].advance > variants[i - 1].advance);
    QVERIFY(!font.math().parts(font.glyph(U'{'), StretchDirection::Vertical).empty());
    QVERIFY(!font.math().parts(font.glyph(U'⏟'), StretchDirection::Horizontal).empty());
    QVERIFY(font.math().variants(font.glyph(U'x'), StretchDirection::Vertical).empty());
}

void TestMathFont::damagedTablesReadAsEmpty() {
    QVERIFY(OpenTypeMath(QByteArray("x"), 1000).variants(3, StretchDirection::Vertical).empty());
    const MathFont font;
    QByteArray table = font.atSize(100).fontTable("MATH");
    const quint32 brace = font.glyph(U'{');
    std::mt19937 random(1);
    for (int round = 0; round < 2000; ++round) {
        QByteArray damaged = table.left(static_cast<qsizetype>(random() % 26000));
        for (int i = 0; i < 20 && !damaged.isEmpty(); ++i) {
            // Offsets stand at the start: damage there leads furthest astray.
            const auto within = std::min<std::size_t>(static_cast<std::size_t>(damaged.size()),
                                                      i % 2 ? 400U : 26000U);
            damaged[static_cast<qsizetype>(random() % within)] = static_cast<char>(random());
        }
        const OpenTypeMath math(damaged, 1000);
        const auto parts = math.parts(brace, StretchDirection::Vertical);
        QVERIFY(parts.size() <= 65535);
        math.italicsCorrection(brace);
        math.topAccentAttachment(brace);
        math.variants(brace, StretchDirection::Horizontal);
    }
}

QTEST_MAIN(TestMathFont)
#include "test_math_font.moc"
