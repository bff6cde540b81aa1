// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "figures/formula_layout.h"
#include "formula_samples.h"
#include "notation/latex.h"
#include "notation/substitution.h"

using namespace lab::figures;
using namespace lab::notation;

class TestFormulaLayout : public QObject {
    Q_OBJECT

  private slots:
    void inkStaysWithinTheBounds();
    void theBarStandsBetweenNumeratorAndDenominator();
    void scriptsAreSmallerAndShifted();
    void subscriptsOfNeighboursShareABaseline();
    void limitsGoBelowAndAboveInDisplayOnly();
    void operatorsGetSpaceAndSignsDoNot();
    void bracketsCoverWhatTheyHold();
    void rootsCoverWhatTheyHold();
    void tableCellsDoNotOverlap();
    void linksNameStepAndText();
    void linksAreFoundUnderThePoint();
    void linksDoNotChangeThePicture();
    void layoutScalesWithTheSize();
    void wordsBeyondTheFontUseTheTextFont();
    void emptyAndHugeFormulasAreLaidOut();

  private:
    FormulaLayout layoutOf(const std::string& latex, bool display = true, double size = 20) const {
        return layoutFormula(parseLatex(latex), font_, {.pixelSize = size, .display = display});
    }
    QRectF inkOf(const FormulaLayout::Glyph& glyph) const {
        const QRectF em = font_.bounds(glyph.index);
        return QRectF(em.topLeft() * glyph.pixelSize, em.size() * glyph.pixelSize)
            .translated(glyph.position);
    }
    QRectF inkOf(const FormulaLayout& layout, std::size_t glyph) const {
        return inkOf(layout.glyphs.at(glyph));
    }

    MathFont font_;
};

void TestFormulaLayout::inkStaysWithinTheBounds() {
    for (const char* latex : formulaSamples) {
        const FormulaLayout layout = layoutOf(latex);
        const QRectF bounds = layout.boundingRect().adjusted(-1, -0.01, 5, 0.01);
        for (const auto& glyph : layout.glyphs)
            QVERIFY2(bounds.contains(inkOf(glyph)), latex);
        for (const auto& rule : layout.rules)
            QVERIFY2(bounds.contains(rule.rect), latex);
        for (const auto& link : layout.links)
            QVERIFY2(bounds.contains(link.rect), latex);
    }
}

void TestFormulaLayout::theBarStandsBetweenNumeratorAndDenominator() {
    for (const bool display : {true, false}) {
        const FormulaLayout layout = layoutOf(R"(\frac{g}{h})", display);
        const QRectF bar = layout.rules.at(0).rect;
        QVERIFY(inkOf(layout, 0).bottom() < bar.top());
        QVERIFY(inkOf(layout, 1).top() > bar.bottom());
        const double axis = -font_.math().constants().axisHeight * 20;
        QVERIFY(std::abs(bar.center().y() - axis) < 1e-9);
        QVERIFY(std::abs(bar.center().x() - layout.width / 2) < 1e-9);
    }
}

void TestFormulaLayout::scriptsAreSmallerAndShifted() {
    const FormulaLayout layout = layoutOf("x_i^{y^z}");
    const auto& [x, i, y, z] = std::tie(layout.glyphs.at(0), layout.glyphs.at(1),
                                        layout.glyphs.at(2), layout.glyphs.at(3));
    QCOMPARE(x.pixelSize, 20.0);
    QCOMPARE(i.pixelSize, 14.0);
    QCOMPARE(y.pixelSize, 14.0);
    QCOMPARE(z.pixelSize, 10.0);
    QVERIFY(i.position.y() > 0 && y.position.y() < 0 && z.position.y() < y.position.y());
    QVERIFY(inkOf(y).bottom() < inkOf(i).top());
}

void TestFormulaLayout::subscriptsOfNeighboursShareABaseline() {
    const FormulaLayout layout = layoutOf(R"(\alpha_i h_i W_i \tilde h_i)");
    std::vector<double> baselines;
    for (const auto& glyph : layout.glyphs)
        if (glyph.pixelSize < 20)
            baselines.push_back(glyph.position.y());
    QCOMPARE(baselines.size(), std::size_t{4});
    for (const double baseline : baselines)
        QVERIFY(std::abs(baseline - baselines.front()) < 1e-9);
}

void TestFormulaLayout::limitsGoBelowAndAboveInDisplayOnly() {
    const FormulaLayout display = layoutOf(R"(\sum_{i}^{m})", true);
    const QRectF sum = inkOf(display, 0);
    QVERIFY(inkOf(display, 1).top() > sum.bottom() || inkOf(display, 1).bottom() < sum.top());
    QVERIFY(inkOf(display, 2).top() > sum.bottom() || inkOf(display, 2).bottom() < sum.top());
    const FormulaLayout text = layoutOf(R"(\sum_{i}^{m})", false);
    QVERIFY(text.height() < display.height());
    QVERIFY(inkOf(text, 1).left() >= inkOf(text, 0).right() - 1);
    QVERIFY(layoutOf(R"(\exp_i)").height() < layoutOf(R"(\max_i)").height());
}

void TestFormulaLayout::operatorsGetSpaceAndSignsDoNot() {
    const double a = layoutOf("a").width;
    const double plus = layoutOf("{+}").width;
    const double medium = 20 * 4 / 18.0;
    QVERIFY(std::abs(layoutOf("a+a").width - (2 * a + plus + 2 * medium)) < 1e-9);
    QVERIFY(std::abs(layoutOf("+a").width - (a + plus)) < 1e-9);
    const double equals = layoutOf("{=}").width;
    QVERIFY(std::abs(layoutOf("a=a").width - (2 * a + equals + 2 * 20 * 5 / 18.0)) < 1e-9);
    // No space around relations in scripts.
    const double inScript = layoutOf("x_{a=a}").width - layoutOf("x_{a}").width;
    QVERIFY(std::abs(inScript - 0.7 * (a + equals)) < 1e-9);
}

void TestFormulaLayout::bracketsCoverWhatTheyHold() {
    for (const int rows : {1, 2, 3, 5, 9, 30}) {
        std::string cells = "1";
        for (int i = 1; i < rows; ++i)
            cells += R"(\\ 1)";
        for (const char* pair : {"()", "[]", "||"}) {
            const FormulaLayout layout =
                layoutOf(std::string(R"(\left)") + pair[0] + R"(\begin{matrix})" + cells +
                         R"(\end{matrix}\right)" + pair[1]);
            QRectF brackets;
            QRectF digits;
            const quint32 one = font_.glyph(U'1');
            for (const auto& glyph : layout.glyphs)
                (glyph.index == one ? digits : brackets) |= inkOf(glyph);
            QVERIFY(brackets.top() <= digits.top() + 2 && brackets.bottom() >= digits.bottom() - 2);
            QVERIFY(brackets.left() < digits.left() && brackets.right() > digits.right());
        }
    }
}

void TestFormulaLayout::rootsCoverWhatTheyHold() {
    for (const char* body :
         {"x", R"(\frac{a}{b})", R"(\begin{matrix}1\\1\\1\\1\\1\\1\end{matrix})"}) {
        const FormulaLayout content = layoutOf(body);
        const FormulaLayout root = layoutOf(std::string("\\sqrt{") + body + "}");
        QVERIFY(root.height() > content.height());
        QVERIFY(root.width > content.width);
        double top = 0;
        for (const auto& rule : root.rules)
            top = std::min(top, rule.rect.top());
        for (const auto& glyph : root.glyphs)
            QVERIFY(inkOf(glyph).top() >= top - 0.5);
    }
}

void TestFormulaLayout::tableCellsDoNotOverlap() {
    const FormulaLayout layout = layoutOf(
        R"(\begin{matrix} \frac{a}{b} & W \\ \sum_i^m x & \begin{matrix}1\\2\\3\end{matrix}\end{matrix})");
    for (std::size_t i = 0; i < layout.glyphs.size(); ++i)
        for (std::size_t j = i + 1; j < layout.glyphs.size(); ++j)
            QVERIFY(!inkOf(layout, i)
                         .adjusted(1, 0.5, -1, -0.5)
                         .intersects(inkOf(layout, j).adjusted(1, 0.5, -1, -0.5)));
}

void TestFormulaLayout::linksNameStepAndText() {
    const Formula formula =
        substitute(parseLatex(R"(\step{weights}{\alpha_{@t,@i}} = \exp(\step{scores}{e_{@t,@i}}))"),
                   {.t = 6, .i = 7, .j = {}, .k = {}});
    const FormulaLayout layout = layoutFormula(formula, font_);
    QCOMPARE(layout.links.size(), std::size_t{2});
    QCOMPARE(layout.links[0].step, QString("weights"));
    QCOMPARE(layout.links[0].text, QString("α₆,₇"));
    QCOMPARE(layout.links[1].step, QString("scores"));
    QCOMPARE(layout.links[1].text, QString("e₆,₇"));
    QVERIFY(!layout.links[0].rect.intersects(layout.links[1].rect));
}

void TestFormulaLayout::linksAreFoundUnderThePoint() {
    const FormulaLayout layout = layoutOf(R"(y = \step{outer}{f(\step{inner}{x_i})})");
    const auto rectOf = [&](const char* step) {
        for (const auto& link : layout.links)
            if (link.step == step)
                return link.rect;
        return QRectF();
    };
    QVERIFY(rectOf("outer").contains(rectOf("inner")));
    QCOMPARE(layout.linkAt(rectOf("inner").center())->step, QString("inner"));
    QCOMPARE(
        layout.linkAt(rectOf("outer").center() - QPointF(rectOf("outer").width() / 2 - 1, 0))->step,
        QString("outer"));
    QVERIFY(layout.linkAt({1, 0}) == nullptr);
    QVERIFY(layout.linkAt({-50, 500}) == nullptr);
}

void TestFormulaLayout::linksDoNotChangeThePicture() {
    const FormulaLayout plain = layoutOf(R"(c = \sum_i a_i h_i^2 + W \tanh(x))");
    const FormulaLayout linked = layoutOf(
        R"(\step{c}{c} \role{cursor}{=} \step{s}{\sum}_i \step{a}{a}_i \step{h}{h}_i^2 + \step{w}{W \tanh}(x))");
    QCOMPARE(linked.glyphs.size(), plain.glyphs.size());
    for (std::size_t i = 0; i < plain.glyphs.size(); ++i) {
        QCOMPARE(linked.glyphs[i].index, plain.glyphs[i].index);
        QCOMPARE(linked.glyphs[i].position, plain.glyphs[i].position);
    }
}

void TestFormulaLayout::layoutScalesWithTheSize() {
    for (const char* latex : formulaSamples) {
        if (!layoutOf(latex).words.empty())
            continue;
        const FormulaLayout one = layoutOf(latex, true, 10);
        const FormulaLayout four = layoutOf(latex, true, 40);
        QVERIFY(std::abs(four.width - 4 * one.width) < 1e-6);
        QVERIFY(std::abs(four.height() - 4 * one.height()) < 1e-6);
    }
}

void TestFormulaLayout::wordsBeyondTheFontUseTheTextFont() {
    QCOMPARE(layoutOf(R"(\text{été})").words.size(), std::size_t{0});
    const FormulaLayout layout = layoutOf(R"(\text{a 归一 b})");
    QCOMPARE(layout.words.size(), std::size_t{1});
    QCOMPARE(layout.words[0].text, QString("归一"));
    QCOMPARE(layout.glyphs.size(), std::size_t{2});
    QVERIFY(layout.glyphs[1].position.x() > layout.words[0].position.x() + 20);
}

void TestFormulaLayout::emptyAndHugeFormulasAreLaidOut() {
    const FormulaLayout empty = layoutOf("");
    QCOMPARE(empty.width, 0.0);
    QCOMPARE(empty.height(), 0.0);
    for (const char* odd : {"{}_{}", "\\frac{}{}", "\\sqrt{}", "\\hat{}", "\\left.\\right.", "_a",
                            "\\begin{matrix}\\end{matrix}", "\\underbrace{}_{}", "\\!", "\\text{}",
                            "\\step{a}{}", "\\begin{cases}&\\\\&&\\end{cases}"}) {
        const FormulaLayout layout = layoutOf(odd);
        QVERIFY2(layout.width >= 0 && layout.ascent >= 0 && layout.descent >= 0, odd);
    }
    const FormulaLayout huge = layoutOf(std::string(maxLatexBytes, 'x'));
    QCOMPARE(huge.glyphs.size(), maxLatexBytes);
}

QTEST_MAIN(TestFormulaLayout)
#include "test_formula_layout.moc"
