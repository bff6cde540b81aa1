// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <random>

#include "notation/latex.h"
#include "notation/plain_text.h"

using namespace lab::notation;

namespace {

QString reprinted(const std::string& latex) {
    return QString::fromStdString(toLatex(parseLatex(latex)));
}

/// Grammar-driven formulas: every construct, nested at random.
class RandomLatex {
  public:
    explicit RandomLatex(unsigned seed) : random_(seed) {}

    std::string row(int depth) {
        std::string result;
        for (int n = pick(4); n >= 0; --n)
            result += item(depth) + (pick(2) ? " " : "");
        return result;
    }

  private:
    int pick(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }

    std::string arg(int depth) { return "{" + row(depth) + "}"; }

    std::string atom() {
        static constexpr const char* atoms[] = {"x",
                                                "W",
                                                "\\alpha ",
                                                "3",
                                                "0.62",
                                                "12",
                                                "+",
                                                "-",
                                                "=",
                                                "\\odot ",
                                                "\\top ",
                                                "(",
                                                ")",
                                                ",",
                                                "\\,",
                                                "\\quad ",
                                                "\\exp ",
                                                "\\sum ",
                                                "\\max ",
                                                "\\{",
                                                "\\%",
                                                "@t",
                                                "@p",
                                                "@q",
                                                "@n",
                                                "@i",
                                                "\\ldots ",
                                                "\\sigma ",
                                                "\\in ",
                                                "\\infty ",
                                                "\\Omega ",
                                                "[",
                                                "]",
                                                ";",
                                                "é",
                                                "归",
                                                "\\to ",
                                                "\\operatorname{align}",
                                                "\\operatorname*{argmax}",
                                                "\\text{a b\\_\\&}",
                                                "\\mathbf{v}",
                                                "\\mathrm{enc2}",
                                                "\\mathbb{R}",
                                                "\\mathcal{L}",
                                                "\\boldsymbol{\\theta}",
                                                "\\bigl(",
                                                "\\Bigr]",
                                                "\\bigg|",
                                                "{}",
                                                "."};
        return atoms[pick(std::size(atoms))];
    }

    std::string item(int depth) {
        if (depth == 0)
            return atom();
        --depth;
        switch (pick(16)) {
            case 0:
                return "\\frac" + arg(depth) + arg(depth);
            case 1:
                return "\\sqrt" + arg(depth);
            case 2:
                return "\\sqrt[3]" + arg(depth);
            case 3:
                return "{}" + arg(depth) + "_" + arg(depth);
            case 4:
                return arg(depth) + "^" + arg(depth);
            case 5:
                return "x_" + arg(depth) + "^" + arg(depth);
            case 6:
                return "\\hat" + arg(depth) + "'";
            case 7:
                return "\\overrightarrow" + arg(depth);
            case 8:
                return "\\left(" + row(depth) + "\\right.";
            case 9:
                return "\\left\\langle " + row(depth) + "\\right\\}";
            case 10:
                return "\\underbrace" + arg(depth) + "_" + arg(depth);
            case 11:
                return "\\begin{cases}" + row(depth) + "&" + row(depth) + "\\\\" + row(depth) +
                       "\\end{cases}";
            case 12:
                return "\\step{scores}" + arg(depth) + "_1";
            case 13:
                return "\\role{weight}" + arg(depth);
            case 14:
                return "\\mathbf" + arg(depth);
            default:
                return arg(depth);
        }
    }

    std::mt19937 random_;
};

}  // namespace

class TestLatex : public QObject {
    Q_OBJECT

  private slots:
    void printingIsCanonical_data();
    void printingIsCanonical();
    void parsingWhatWasPrintedGivesTheSameTree();
    void standardDialectHasNoLinks();
    void treesAreAsWritten();
    void errorsNameTheColumn_data();
    void errorsNameTheColumn();
    void deepNestingIsRefused();
    void hugeInputIsRefused();
    void randomBytesNeverCrash();
};

void TestLatex::printingIsCanonical_data() {
    QTest::addColumn<QString>("latex");
    QTest::addColumn<QString>("printed");
    const auto row = [](const char* latex, const char* printed) {
        QTest::newRow(latex) << QString(latex) << QString(printed);
    };
    row(R"( c_t = \sum_{i=1}^m \alpha_{t,i} \, h_i )",
        R"(c_{t}=\sum_{i=1}^{m}\alpha_{t,i}\,h_{i})");
    row(R"(v_a^\top \tanh(W_a s_{t-1}))", R"(v_{a}^{\top}\tanh(W_{a}s_{t-1}))");
    row(R"(x'_t)", R"(x_{t}^{\prime})");
    row(R"(x''^2)", R"(x^{\prime\prime2})");
    row(R"(\frac12 3)", R"(\frac{1}{2}3)");
    row(R"(x^12)", R"(x^{1}2)");
    row("1 2", "1 2");
    row("α ≤ β", R"(\alpha\le\beta)");
    row(R"(\mathrm{e n c})", R"(\mathrm{enc})");
    row(R"(\mathbf{W h + 1})", R"(\mathbf{Wh}+\mathbf{1})");
    row(R"({x_a}_b)", R"({x_{a}}_{b})");
    row(R"(\left[ x \right.)", R"(\left[x\right.)");
    row(R"(\begin{bmatrix}1&2\\3&4\\\end{bmatrix})",
        R"(\begin{bmatrix} 1 & 2 \\ 3 & 4 \end{bmatrix})");
    row(R"(\step{scores}{e_{@t}})", R"(\step{scores}{e_{@t}})");
    row(R"(\text{a \{b\} c})", R"(\text{a \{b\} c})");
}

void TestLatex::printingIsCanonical() {
    QFETCH(QString, latex);
    QFETCH(QString, printed);
    QCOMPARE(reprinted(latex.toStdString()), printed);
}

void TestLatex::parsingWhatWasPrintedGivesTheSameTree() {
    for (unsigned seed = 0; seed < 4000; ++seed) {
        const std::string latex = RandomLatex(seed).row(3);
        const Formula formula = parseLatex(latex);
        const std::string printed = toLatex(formula);
        if (!(parseLatex(printed) == formula))
            QFAIL(("seed " + std::to_string(seed) + "\n" + latex + "\n" + printed).c_str());
        const std::string standard = toLatex(formula, Dialect::Standard);
        QCOMPARE(toLatex(parseLatex(standard)), toLatex(parseLatex(standard), Dialect::Standard));
    }
}

void TestLatex::standardDialectHasNoLinks() {
    const Formula formula = parseLatex(R"(\step{scores}{e_{@t,@i}}_a = \role{score}{x + @p})");
    QCOMPARE(QString::fromStdString(toLatex(formula, Dialect::Standard)),
             QString("{e_{t,i}}_{a}={x+t-1}"));
}

void TestLatex::treesAreAsWritten() {
    const Formula formula = parseLatex(R"(\frac{\alpha}{2}_i)");
    const Symbol alpha{"α", Atom::Ordinary, Alphabet::Italic};
    const Symbol i{"i", Atom::Ordinary, Alphabet::Italic};
    const Formula expected{{Scripts{{Fraction{{alpha}, {Symbol{"2"}}}}, {i}, {}}}};
    QVERIFY(formula == expected);
    QVERIFY(!(formula == parseLatex(R"(\frac{\alpha}{2}_j)")));
    QVERIFY((parseLatex(R"(\mathbf{w}\max)") ==
             Formula{{Symbol{"w", Atom::Ordinary, Alphabet::Bold},
                      Symbol{"max", Atom::Operator, Alphabet::Upright, true}}}));
}

void TestLatex::errorsNameTheColumn_data() {
    QTest::addColumn<QByteArray>("latex");
    QTest::addColumn<int>("column");
    const auto row = [](const char* name, const QByteArray& latex, int column) {
        QTest::newRow(name) << latex << column;
    };
    row("unknown command", "a + \\foo", 5);
    row("column counts characters", "αβ \\foo", 4);
    row("open brace", "x_{a", 3);
    row("stray close", "x}", 2);
    row("missing argument", "\\frac{a}", 9);
    row("double subscript", "x_a_b", 4);
    row("double superscript", "x^a^b", 4);
    row("left without right", "\\left( x", 6);
    row("right without left", "x \\right)", 3);
    row("not a bracket", "\\left x\\right)", 7);
    row("end without begin", "\\end{cases}", 1);
    row("begin without end", "a \\begin{cases} x", 3);
    row("wrong end", "\\begin{cases}x\\end{matrix}", 15);
    row("unknown environment", "\\begin{foo}x\\end{foo}", 1);
    row("stray ampersand", "a & b", 3);
    row("bad open index", "e_{@z}", 4);
    row("unknown role", "\\role{hero}{x}", 6);
    row("empty step", "\\step{}{x}", 6);
    row("backslash at the end", "ab\\", 3);
    row("brace in text", "\\text{a {b}}", 9);
    row("NUL", QByteArray("a\0b", 3), 2);
    row("invalid UTF-8", "ab\xff", 3);
    row("truncated UTF-8", "ab\xce", 3);
    row("overlong UTF-8", "\xc0\xaf", 1);
    row("surrogate", "\xed\xa0\x80", 1);
    row("open text", "\\text{abc", 6);
    row("dollar", "a$", 2);
}

void TestLatex::errorsNameTheColumn() {
    QFETCH(QByteArray, latex);
    QFETCH(int, column);
    try {
        parseLatex({latex.constData(), static_cast<std::size_t>(latex.size())});
        QFAIL("accepted");
    } catch (const NotationError& error) {
        QCOMPARE(static_cast<int>(error.column()), column);
        QVERIFY(!QString(error.what()).contains('\n'));
        QVERIFY(QString(error.what()).contains("column " + QString::number(column)));
    }
}

void TestLatex::deepNestingIsRefused() {
    for (const char* opening : {"{", "\\frac{", "\\hat", "x_{", "\\left(", "\\sqrt[", "\\step{a}{",
                                "\\begin{matrix}", "\\mathbf{", "\\frac"}) {
        std::string latex;
        for (int i = 0; i < 2000; ++i)
            latex += opening;
        try {
            parseLatex(latex);
            QFAIL(opening);
        } catch (const NotationError& error) {
            QVERIFY2(QString(error.what()).contains("nested deeper"), error.what());
        }
    }
}

void TestLatex::hugeInputIsRefused() {
    QVERIFY_THROWS_EXCEPTION(NotationError, parseLatex(std::string(1 << 20, 'x')));
    const std::string wide = "\\begin{matrix}" + std::string(100, '&') + "\\end{matrix}";
    QVERIFY_THROWS_EXCEPTION(NotationError, parseLatex(wide));
    QCOMPARE(parseLatex(std::string(maxLatexBytes, 'x')).row.size(), maxLatexBytes);
}

void TestLatex::randomBytesNeverCrash() {
    static constexpr std::string_view pieces[] = {
        "{",        "}",      "_",      "^",      "'",       "&",       "\\\\",   "\\left",
        "\\right",  "(",      ".",      "\\frac", "\\begin", "{cases}", "\\end",  "[",
        "]",        "\\sqrt", "\\text", "@",      "t",       "~",       "\\step", "{a}",
        "\\mathrm", "1",      "é",      "\\",     "\xff",    "%",       "\\big",  "\\underbrace"};
    std::mt19937 random(7);
    int accepted = 0;
    for (int round = 0; round < 20000; ++round) {
        std::string latex;
        for (auto n = random() % 12; n > 0; --n)
            latex += pieces[random() % std::size(pieces)];
        try {
            const Formula formula = parseLatex(latex);
            ++accepted;
            QVERIFY2(parseLatex(toLatex(formula)) == formula, latex.c_str());
            toPlainText(formula);
        } catch (const NotationError& error) {
            QVERIFY(error.column() >= 1 && error.column() <= latex.size() + 1);
        }
    }
    QVERIFY(accepted > 500);
}

QTEST_GUILESS_MAIN(TestLatex)
#include "test_latex.moc"
