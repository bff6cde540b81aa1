// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lengths/length_report.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include "models/checkpoint.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

/// Real weights that nobody trained, and the grammar that ships.
class TestLengthReport : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    std::unique_ptr<ModelStore> models_;
    const GrammarStore grammar_{[] {
        QFile file(QStringLiteral(PROJECT_DIR "/resources/grammars/english-french.grammar"));
        return file.open(QFile::ReadOnly) ? file.readAll().toStdString() : std::string();
    }};
    const LengthTask task_{.contenders = {{.mechanism = "additive"}, {.mechanism = "dot"}},
                           .longest = 8,
                           .perGroup = 12};

  private slots:
    void initTestCase() {
        models::saveCheckpoint((folder_.path() + "/additive.safetensors").toStdString(),
                               *smallModel());
        QFile broken(folder_.path() + "/dot.safetensors");
        QVERIFY(broken.open(QFile::WriteOnly));
        broken.write("no weights");
        broken.close();
        models_ =
            std::make_unique<ModelStore>(attention::standardRegistry(), modelsIn(folder_.path()));
    }

    void allIsMeasuredAndOneThatCannotBeKeepsNobodyFromIt() {
        std::size_t before = 0;
        const LengthReport report =
            measureWith(*models_, grammar_)(task_, [&before](const LengthReport& part) {
                const bool grows = part.done >= before && part.done <= part.all;
                before = grows ? part.done : part.all + 1;
                return true;
            });
        QVERIFY(before > 0 && before <= report.all);
        QCOMPARE(report.done, report.all);
        QCOMPARE(report.results.size(), std::size_t(2));
        const LengthResult& good = report.results[0];
        QVERIFY2(good.problem.isEmpty(), qPrintable(good.problem));
        QCOMPARE(good.quality.size(), std::size_t(2));
        QCOMPARE(good.quality[1].shortest, std::size_t(5));
        QCOMPARE(good.quality[1].scores.sentences, task_.perGroup);
        QVERIFY(!good.costs.empty());
        for (const auto& cost : good.costs) {
            QVERIFY(cost.seconds > 0);
            QCOMPARE(cost.weights, std::int64_t(cost.source) * cost.target);
        }
        QVERIFY(report.results[1].problem.contains("dot.safetensors"));
        QVERIFY(report.results[1].quality.empty() && report.results[1].costs.empty());
    }

    void itStopsWhereItIsToldTo() {
        const LengthReport report =
            measureWith(*models_, grammar_)(task_, [](const LengthReport&) { return false; });
        QCOMPARE(report.results.size(), std::size_t(1));
        QVERIFY(report.done < report.all);
        QVERIFY(report.results[0].costs.empty());
    }

    void theSameTaskGivesTheSameScores() {
        const auto go = [](const LengthReport&) { return true; };
        const auto one = measureWith(*models_, grammar_)(task_, go);
        const auto two = measureWith(*models_, grammar_)(task_, go);
        QCOMPARE(one.results[0].quality[1].scores.bleu, two.results[0].quality[1].scores.bleu);
        QCOMPARE(one.results[0].quality[0].meanLength, two.results[0].quality[0].meanLength);
    }

    void withoutAGrammarNothingIsMeasured() {
        const GrammarStore none([] { return std::string(); });
        QVERIFY_EXCEPTION_THROWN(
            measureWith(*models_, none)(task_, [](const LengthReport&) { return true; }),
            language::GrammarError);
    }
};

QTEST_MAIN(TestLengthReport)
#include "test_length_report.moc"
