// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <limits>

#include "notation/latex.h"
#include "notation/substitution.h"

using namespace lab::notation;

namespace {

QString filled(const char* latex, const Indices& indices) {
    return QString::fromStdString(toLatex(substitute(parseLatex(latex), indices)));
}

}  // namespace

class TestSubstitution : public QObject {
    Q_OBJECT

  private slots:
    void numbersReplaceOpenIndices();
    void lettersStandInForMissingNumbers();
    void everyPlaceIsReached();
    void extremeNumbersDoNotOverflow();
};

void TestSubstitution::numbersReplaceOpenIndices() {
    QCOMPARE(filled("e_{@t,@i}", {.t = 6, .i = 12, .j = {}, .k = {}}), QString("e_{6,12}"));
    QCOMPARE(filled("s_{@p}", {.t = 6, .i = {}, .j = {}, .k = {}}), QString("s_{5}"));
    QCOMPARE(filled("s_@p^{@k}", {.t = 1, .i = {}, .j = {}, .k = 3}), QString("s_{0}^{3}"));
    QCOMPARE(filled("s_{@q}", {.t = 6, .i = {}, .j = {}, .k = {}}), QString("s_{5}"));
    QCOMPARE(filled("s_{@q}", {.t = 6, .i = {}, .j = {}, .k = {}, .lag = 0}), QString("s_{6}"));
    QCOMPARE(filled("q^{(@n)}", {.t = {}, .i = {}, .j = {}, .k = {}, .n = 2}), QString("q^{(2)}"));
    QCOMPARE(filled("a^{@n,@l,@r}", {.t = {}, .i = {}, .j = {}, .k = {}, .n = 2, .l = 3, .r = 4}),
             QString("a^{2,3,4}"));
    QCOMPARE(filled("x_{@j}", {.t = {}, .i = {}, .j = -2, .k = {}}), QString("x_{-2}"));
}

void TestSubstitution::lettersStandInForMissingNumbers() {
    QCOMPARE(filled("s_{@p} e_{@t,@i} @j @k @n @l @r", {}), QString("s_{t-1}e_{t,i}jknlr"));
    QCOMPARE(filled("s_{@q}", {}), QString("s_{t-1}"));
    QCOMPARE(filled("s_{@q}", {.t = {}, .i = {}, .j = {}, .k = {}, .lag = 0}), QString("s_{t}"));
}

void TestSubstitution::everyPlaceIsReached() {
    const char* const places =
        R"(\step{a}{@t}\role{score}{@t}{@t}\frac{@t}{@t}\sqrt[@t]{@t}\hat{@t}\left(@t\right))"
        R"(\underbrace{@t}_{@t}\begin{matrix}@t&@t\end{matrix}@t_{@t}^{@t})";
    const QString before = QString::fromStdString(toLatex(parseLatex(places)));
    const QString after = filled(places, {.t = 8, .i = {}, .j = {}, .k = {}});
    QVERIFY(!after.contains('@'));
    QCOMPARE(after.count('8'), before.count('@'));
}

void TestSubstitution::extremeNumbersDoNotOverflow() {
    constexpr int least = std::numeric_limits<int>::min();
    QCOMPARE(filled("@t", {.t = least, .i = {}, .j = {}, .k = {}}), QString("-2147483648"));
    QCOMPARE(filled("@p", {.t = least, .i = {}, .j = {}, .k = {}}), QString("-2147483649"));
}

QTEST_GUILESS_MAIN(TestSubstitution)
#include "test_substitution.moc"
