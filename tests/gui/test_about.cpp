// SPDX-License-Identifier: GPL-3.0-or-later
#include <QLabel>
#include <QToolButton>
#include <QtTest>

#include "gui/about/about_dialog.h"
#include "gui/about/formula_list.h"
#include "gui/about/mechanism_facts.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

class TestAbout : public QObject {
    Q_OBJECT

  private slots:
    void factsAreThoseOfTheDescriptionAndTheSentence() {
        TranslationRequest request;
        request.source = {"he", "likes", "apples", "."};
        const auto trace = translateWithSmallModel()(request);
        const MechanismFacts facts = factsOf(*trace);
        QCOMPARE(facts.name, QString("Additive"));
        QVERIFY(facts.citation.contains("Bahdanau"));
        QVERIFY(!facts.does.isEmpty() && !facts.why.isEmpty() && !facts.fails.isEmpty());
        // W (32, 64), U (32, 128) and v (32).
        QCOMPARE(facts.parameters, std::int64_t(32 * 64 + 32 * 128 + 32));
        QVERIFY(facts.allParameters > facts.parameters);
        QCOMPARE(facts.sources, 5);
        QCOMPARE(facts.targets, trace->targetPositions());
        // U h once; then for each word W s, and for each position v^T(...) and alpha h.
        QCOMPARE(facts.multiplyAdds, std::int64_t(5) * 32 * 128 +
                                         facts.targets * (32 * 64 + std::int64_t(5) * (32 + 128)));
        QCOMPARE(facts.formulas.size(),
                 trace->model().translator.mechanism().description().steps.size());
    }

    void keyAndButtonOpenIt() {
        TestWindow test;
        QVERIFY(test.window().findChild<AboutDialog*>() == nullptr);
        QTest::keyClick(&test.window(), Qt::Key_I, Qt::ControlModifier);
        auto* dialog = test.window().findChild<AboutDialog*>();
        QVERIFY(dialog != nullptr && dialog->isVisible());
        QTest::mouseClick(&test.child<QToolButton>("aboutButton"), Qt::LeftButton);
        QCOMPARE(test.window().findChildren<AboutDialog*>().size(), 1);
    }

    void itFollowsTheSentence() {
        TestWindow test;
        QTest::keyClick(&test.window(), Qt::Key_I, Qt::ControlModifier);
        auto* dialog = test.window().findChild<AboutDialog*>();
        const auto says = [dialog](const QString& text) {
            for (const QLabel* label : dialog->findChildren<QLabel*>()) {
                if (label->text().contains(text)) {
                    return true;
                }
            }
            return false;
        };
        QVERIFY(says("× 9 positions"));
        test.session().setSentence("he likes apples.");
        QVERIFY(test.waitForTrace());
        QVERIFY(says("× 5 positions"));
        QVERIFY(dialog->findChild<FormulaList*>()->sizeHint().height() > 100);
    }
};

QTEST_MAIN(TestAbout)
#include "test_about.moc"
