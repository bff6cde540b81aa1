// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/corpus_report.h"

#include <QtTest>

using namespace lab::language;
using Remarks = std::vector<std::string>;

class TestCorpusReport : public QObject {
    Q_OBJECT

  private slots:
    void theSummaryCounts() {
        CorpusReport report;
        report.lines = 60;
        report.training = 53;
        report.heldOut = 4;
        QCOMPARE(summaryOf(report),
                 std::string("60 lines, UTF-8: 57 pairs, 53 to train on and 4 held out"));
    }

    void numbersAreWrittenAsAsked() {
        CorpusReport report;
        report.lines = report.training = 5000;
        report.hasAccents = true;
        report.cleaned.add(1234);
        const auto spelt = [](std::size_t count) { return '<' + plainCount(count) + '>'; };
        QCOMPARE(summaryOf(report, spelt),
                 std::string("<5000> lines, UTF-8: <5000> pairs, <5000> to train on and <0> held "
                             "out"));
        QCOMPARE(remarksOf(report, spelt),
                 Remarks{"read control characters as spaces in <1> line (line 1234)"});
    }

    void nothingDroppedIsNoRemark() { QCOMPARE(remarksOf(CorpusReport{}), Remarks()); }

    void everyReasonIsSaidWithItsFirstLines() {
        CorpusReport report;
        report.hasAccents = true;
        report.source = {1, 60};
        report.target = {1, 60};
        report.of(Dropped::NoTab).add(3);
        for (std::size_t line = 11; line < 18; ++line) {
            report.of(Dropped::TooLong).add(line);
        }
        report.cleaned.add(5);
        report.cleaned.add(9);
        QCOMPARE(remarksOf(report),
                 Remarks({"left out 1 line without a tab between two sentences (line 3)",
                          "left out 7 pairs over 60 tokens on a side (lines 11, 12, 13, 14, 15, "
                          "...)",
                          "read control characters as spaces in 2 lines (lines 5, 9)"}));
    }

    void differentLimitsAreNamedForEachSide() {
        CorpusReport report;
        report.source = {2, 60};
        report.target = {1, 60};
        report.of(Dropped::TooShort).add(7);
        QCOMPARE(remarksOf(report),
                 Remarks({"left out 1 pair under 2 source or 1 target tokens (line 7)"}));
    }

    void noTwoReasonsReadTheSame() {
        Remarks seen;
        for (std::size_t i = 0; i < droppedReasons; ++i) {
            CorpusReport report;
            report.hasAccents = true;
            report.dropped.at(i).add(1);
            const Remarks remarks = remarksOf(report);
            QCOMPARE(remarks.size(), std::size_t{1});
            QVERIFY(std::find(seen.begin(), seen.end(), remarks.front()) == seen.end());
            seen.push_back(remarks.front());
        }
    }

    void anotherEncodingIsSuspectedWhereNothingIsUtf8() {
        CorpusReport report;
        report.of(Dropped::WrongEncoding).add(1);
        QVERIFY(remarksOf(report).front().find("Latin-1") != std::string::npos);
        report.hasAccents = true;
        QVERIFY(remarksOf(report).front().find("Latin-1") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestCorpusReport)
#include "test_corpus_report.moc"
