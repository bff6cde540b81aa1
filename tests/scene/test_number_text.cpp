// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <cmath>
#include <limits>

#include "notation/latex.h"
#include "scene/number_text.h"
#include "scene/provenance.h"
#include "scene/quantity_of.h"
#include "scene/step_text.h"
#include "small_trace.h"

using namespace lab;
using namespace lab::scene;

namespace {

QString text(const char* utf8) {
    return QString::fromUtf8(utf8);
}

constexpr double infinity = std::numeric_limits<double>::infinity();

}  // namespace

class TestNumberText : public QObject {
    Q_OBJECT

  private slots:
    void countsAreGroupedByThree() {
        const QString gap(QChar(QChar::Nbsp));
        QCOMPARE(scene::countText(0), QString("0"));
        QCOMPARE(scene::countText(999), QString("999"));
        QCOMPARE(scene::countText(2304), "2" + gap + "304");
        QCOMPARE(scene::countText(-123456), "-123" + gap + "456");
        QCOMPARE(scene::countText(1234567), "1" + gap + "234" + gap + "567");
    }

    void numbersReadByThemselvesHaveFourDigits_data() {
        QTest::addColumn<double>("number");
        QTest::addColumn<QString>("expected");
        const auto row = [](double number, const char* expected) {
            QTest::newRow(expected) << number << text(expected);
        };
        row(0, "0");
        row(1, "1");
        row(0.91548, "0.9155");
        row(4.257, "4.257");
        row(-0.5, "−0.5");
        row(12.3456, "12.35");
        row(1234.56, "1235");
        row(0.004123, "0.0041");
        row(0.00012345, "0.0001234");
        row(1.23456e-7, "1.235 × 10⁻⁷");
        row(-2e9, "−2 × 10⁹");
        row(1.00001, "1");
        row(infinity, "∞");
        row(std::nan(""), "NaN");
    }

    void numbersReadByThemselvesHaveFourDigits() {
        QFETCH(double, number);
        QFETCH(QString, expected);
        QCOMPARE(numberText(number), expected);
    }

    void lessThanOneIsNeverWrittenAsOne() {
        QCOMPARE(numberText(0.9995), text("0.9995"));
        QCOMPARE(numberText(0.99999), text("0.99999"));
        QCOMPARE(numberText(-0.99999), text("−0.99999"));
        QCOMPARE(numberText(0.9996, 2), text("0.9996"));
        QCOMPARE(numberText(static_cast<double>(std::nextafter(1.0F, 0.0F))), text("0.9999999"));
        QVERIFY(numberLatex(70.6199, digitsToTellApart(70.6199, 70.6201)) !=
                numberLatex(70.6201, digitsToTellApart(70.6199, 70.6201)));
    }

    void numbersInPicturesHaveTwoDecimals_data() {
        QTest::addColumn<double>("number");
        QTest::addColumn<QString>("whole");
        QTest::addColumn<QString>("narrow");
        const auto row = [](double number, const char* whole, const char* narrow) {
            QTest::addRow("%s", qPrintable(QString::number(number)))
                << number << text(whole) << text(narrow);
        };
        row(0.876, "0.88", ".88");
        row(0.05, "0.05", ".05");
        row(0, "0.00", ".00");
        row(0.9949, "0.99", ".99");
        row(0.9995, "1.00", "1.0");
        row(1, "1.00", "1.0");
        row(-0.5, "−0.50", "−.50");
        row(-0.001, "0.00", ".00");
        row(-2.9, "−2.90", "");
        row(18.43, "18.4", "");
        row(123456, "1e+05", "");
        row(std::nan(""), "NaN", "NaN");
    }

    void numbersInPicturesHaveTwoDecimals() {
        QFETCH(double, number);
        QFETCH(QString, whole);
        QFETCH(QString, narrow);
        QCOMPARE(pictureNumber(number), whole);
        QCOMPARE(narrowNumber(number), narrow);
    }

    /// In the tree, under the formula, in the sentence: the same digits.
    void aWeightReadsTheSameEverywhere() {
        int near = 0;
        for (int k = 1; k <= 60; ++k) {
            const auto trace = test::smallTrace({"he", "likes"}, {"il"}, 5, 0.001F * float(k));
            for (int i = 0; i < trace->sourcePositions(); ++i) {
                const Quantity weight = quantityOf(*trace, "weights", 0, i);
                const double value = trace->valueOf({weight.node, weight.row, weight.column});
                near += value > 0.99995 && value < 1 ? 1 : 0;
                const QString said = describe(*trace, weight).value;
                QCOMPARE(said == QLatin1String("1"), value == 1);
                QCOMPARE(provenanceOf(*trace, weight).value, said);
                const QString latex = numberLatex(value);
                QVERIFY(stepNumbers(*trace, {tape::Stage::Softmax, 0, -1}, i)
                            .endsWith(QStringLiteral("= ") + latex));
                const QString blend = stepNumbers(*trace, {tape::Stage::Context, 0, -1}, -1);
                QVERIFY(value < 0.5 || blend.startsWith(QStringLiteral("= %1\\,").arg(latex)));
                const QString sentence = stepSentence(*trace, {tape::Stage::Context, 0, -1}, -1);
                QVERIFY(value == 1 || value < 0.5 || !sentence.contains(QStringLiteral("100 %")));
            }
        }
        QVERIFY(near > 0);
    }
};

QTEST_GUILESS_MAIN(TestNumberText)
#include "test_number_text.moc"
