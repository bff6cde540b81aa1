// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <limits>
#include <random>

#include "formats/csv.h"
#include "formats/format_error.h"

using namespace lab::formats;

class TestCsv : public QObject {
    Q_OBJECT

  private slots:
    void writesAsTheStandardSays() {
        QCOMPARE(csvText({{"a", "b c"}, {"1,5", "say \"x\""}, {"two\nlines", ""}}),
                 std::string("a,b c\r\n\"1,5\",\"say \"\"x\"\"\"\r\n\"two\nlines\",\r\n"));
        QCOMPARE(csvText({{""}}), std::string("\"\"\r\n"));
    }

    void returnsWhatWasWritten() {
        const std::string letters = "a,\"\r\n é;";
        std::mt19937 random(4);
        for (int round = 0; round < 1000; ++round) {
            std::vector<CsvRow> rows(random() % 4);
            for (CsvRow& row : rows) {
                row.resize(1 + random() % 4);
                for (std::string& field : row) {
                    for (auto left = random() % 4; left > 0; --left) {
                        field += letters[random() % letters.size()];
                    }
                }
            }
            QVERIFY(parseCsv(csvText(rows)) == rows);
        }
    }

    void readsOtherLineEnds() {
        const std::vector<CsvRow> expected = {{"a", "b"}, {"c", ""}};
        QVERIFY(parseCsv("a,b\nc,") == expected);
        QVERIFY(parseCsv("a,b\r\nc,\n") == expected);
        QVERIFY(parseCsv("").empty());
    }

    void refusesMisplacedQuotationMarks() {
        for (const char* text : {"a\"b", "\"a\"b", "\"a", "a\rb"}) {
            QVERIFY_EXCEPTION_THROWN(parseCsv(text), FormatError);
        }
    }

    void writesTheShortestNumbersThatReadBack() {
        QCOMPARE(numberText(0.1), std::string("0.1"));
        QCOMPARE(numberText(-2), std::string("-2"));
        std::mt19937_64 random(5);
        std::uniform_real_distribution<double> uniform(-1, 1);
        for (int round = 0; round < 1000; ++round) {
            const double number = uniform(random);
            QCOMPARE(QString::fromStdString(numberText(number)).toDouble(), number);
        }
        const double lowest = std::numeric_limits<double>::lowest();
        QCOMPARE(QString::fromStdString(numberText(lowest)).toDouble(), lowest);
        QCOMPARE(floatText(0.1F), std::string("0.1"));
        for (int round = 0; round < 1000; ++round) {
            const auto number = static_cast<float>(uniform(random));
            QCOMPARE(QString::fromStdString(floatText(number)).toFloat(), number);
        }
    }
};

QTEST_GUILESS_MAIN(TestCsv)
#include "test_csv.moc"
