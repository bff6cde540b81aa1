// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QtTest>
#include <sstream>

#include "cli/printable.h"
#include "cli/progress_line.h"
#include "cli/terminal_alignment.h"

using namespace lab;
using cli::TerminalAlignment;

namespace {

QString printed(const TerminalAlignment& alignment, std::size_t columns, bool trueColour) {
    std::ostringstream out;
    cli::printAlignment(out, alignment, columns, trueColour);
    return QString::fromStdString(out.str());
}

QString withoutColours(QString text) {
    return text.remove(QRegularExpression("\x1b\\[[0-9;]*m"));
}

TerminalAlignment example() {
    TerminalAlignment alignment{{"he", "eats"}, {"il", "mange"}, Eigen::MatrixXf(2, 2)};
    alignment.weights << 0.97F, 0.03F, 0.5F, 0.5F;
    return alignment;
}

}  // namespace

class TestTerminal : public QObject {
    Q_OBJECT

  private slots:
    void printsWordsAndPercentages() {
        QCOMPARE(withoutColours(printed(example(), 80, true)), QString("      he  eats \n"
                                                                       "il     97      \n"
                                                                       "mange  50   50 \n"));
    }

    void coloursCellsByViridis() {
        TerminalAlignment alignment{{"a", "b"}, {"A"}, Eigen::MatrixXf(1, 2)};
        alignment.weights << 1, 0;
        QVERIFY(printed(alignment, 80, true).contains("48;2;253;231;37;38;5;16m"));
        QVERIFY(printed(alignment, 80, true).contains("48;2;68;1;84;38;5;231m"));
        QVERIFY(printed(alignment, 80, false).contains("48;5;220;38;5;16m") ||
                printed(alignment, 80, false).contains("48;5;221;38;5;16m"));
        QVERIFY(!printed(alignment, 80, false).contains("48;2;"));
    }

    void neverWiderThanTheTerminal() {
        std::vector<std::string> source;
        for (int i = 0; i < 40; ++i) {
            source.push_back(i % 3 == 0 ? "internationalisation" : i % 3 == 1 ? "été" : "日本語");
        }
        TerminalAlignment alignment{source, {"un", "extraordinairement-long"}, {}};
        alignment.weights = Eigen::MatrixXf::Constant(2, 40, 0.025F);
        for (const std::size_t columns : {20U, 40U, 80U, 132U, 1000U}) {
            for (const QString& line :
                 withoutColours(printed(alignment, columns, true)).split('\n')) {
                QVERIFY2(cli::displayWidth(line.toStdString()) <= columns, qPrintable(line));
            }
        }
    }

    void everySourceWordIsThereWhenItMustBreak() {
        std::vector<std::string> source;
        for (int i = 0; i < 30; ++i) {
            source.push_back(std::to_string(i));
        }
        TerminalAlignment alignment{source, {"x"}, Eigen::MatrixXf::Zero(1, 30)};
        const QString text = withoutColours(printed(alignment, 40, true));
        for (int i = 0; i < 30; ++i) {
            QVERIFY(text.contains(QRegularExpression("\\b" + QString::number(i) + "\\b")));
        }
    }

    void measuresWhatATerminalShows() {
        QCOMPARE(cli::displayWidth("été"), std::size_t{3});
        QCOMPARE(cli::displayWidth("e\u0301te\u0301"), std::size_t{3});
        QCOMPARE(cli::displayWidth("日本"), std::size_t{4});
        QCOMPARE(cli::displayWidth("🍎"), std::size_t{2});
        QCOMPARE(cli::displayWidth("שלום"), std::size_t{4});
        QCOMPARE(cli::displayWidth(""), std::size_t{0});
    }

    void fitsTexts() {
        QCOMPARE(cli::fitted("été", 5), std::string("été  "));
        QCOMPARE(cli::fitted("pommes", 4), std::string("pom…"));
        QCOMPARE(cli::fitted("日本語", 4), std::string("日… "));
        QCOMPARE(cli::fitted("a", 0), std::string());
    }

    void controlCharactersCannotReachTheTerminal() {
        QCOMPARE(cli::oneLine("a\x1b[31m\nb\x7f\t"), std::string("a?[31m?b??"));
        QCOMPARE(cli::oneLine(std::string("a\0b", 3)), std::string("a?b"));
        QCOMPARE(cli::oneLine("\xff"), std::string("\uFFFD"));
        QCOMPARE(cli::oneLine("\u009b"), std::string("?"));
    }

    void progressIsRewrittenOnATerminal() {
        std::ostringstream out;
        cli::ProgressLine line(out, true);
        line.show("one");
        line.show("two");
        line.finish();
        line.finish();
        QCOMPARE(out.str(), std::string("\r\x1b[Kone\r\x1b[Ktwo\n"));
    }

    void progressIsLinesElsewhere() {
        std::ostringstream out;
        cli::ProgressLine line(out, false);
        QVERIFY(!line.isDue());
        line.show("one");
        line.finish();
        QCOMPARE(out.str(), std::string("one\n"));
    }
};

QTEST_GUILESS_MAIN(TestTerminal)
#include "test_terminal.moc"
