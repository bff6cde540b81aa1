// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/probe.h"

#include <QtTest>

#include "training_window.h"

using namespace lab;
using namespace lab::gui;

class TestProbe : public QObject {
    Q_OBJECT

    const QTemporaryDir folder_;
    const DataStore data_{folder_.path(), tinyData()};
    const ModelStore models_{attention::standardRegistry(), {}};

    figures::ComparisonFigure ask(const std::vector<ProbedModel>& models,
                                  const QString& sentence) const {
        References references(data_);
        return probe({.sentence = sentence,
                      .data = QStringLiteral("tiny"),
                      .mechanism = QStringLiteral("additive"),
                      .models = models},
                     models_, references, {});
    }

  private slots:
    void aSnapshotThatCannotBeReadTakesNoOtherWithIt() {
        const auto figure =
            ask({{.step = 3, .model = smallModel()}, {.step = 7}}, QStringLiteral("he sees cats"));
        QCOMPARE(figure.panels.size(), std::size_t(2));
        QCOMPARE(figure.source, QStringList({"he", "sees", "cats", ".", "<eos>"}));
        QVERIFY(figure.panels[0].problem.isEmpty());
        QVERIFY(figure.panels[0].weights.size() > 0);
        QVERIFY2(figure.panels[1].problem.contains("training@7"),
                 qPrintable(figure.panels[1].problem));
        QVERIFY(!figure.panels[1].said);
    }

    void whereNoneCanBeReadEachSaysWhy() {
        const auto figure = ask({{.step = 3}, {.step = 7}}, QStringLiteral("he sees cats"));
        QCOMPARE(figure.panels.size(), std::size_t(2));
        for (const figures::ComparisonPanel& panel : figure.panels) {
            QVERIFY(!panel.problem.isEmpty());
        }
    }

    void aSentenceWithoutWordsHasNoPanels() {
        QVERIFY(ask({{.step = 3, .model = smallModel()}}, QStringLiteral("  ")).panels.empty());
    }

    void theReferenceIsTheDatasOwn() {
        const auto figure =
            ask({{.step = 3, .model = smallModel()}}, QStringLiteral("the black cat sleeps ."));
        QCOMPARE(figure.panels.front().reference, QStringList({"le", "chat", "noir", "dort", "."}));
    }
};

QTEST_MAIN(TestProbe)
#include "test_probe.moc"
