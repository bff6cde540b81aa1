// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "../figures/random_model.h"
#include "gui/sample_bars.h"
#include "gui/sample_panel.h"
#include "gui/stage_widget.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

namespace {

/// A mechanism that draws, with weights that nobody trained: its draws differ.
TestParts hardParts() {
    TestParts parts;
    parts.translate = [](const ModelStore&) -> Translate {
        return [](const TranslationRequest& request) {
            static const auto model = test::randomModel(
                {"he", "does", "n't", "like", "the", "red", "apples", "."}, {"il", "aime", "les"},
                attention::standardRegistry().find("hard"), 5, 1);
            models::Decoding decoding;
            decoding.mode = models::Decoding::Mode::Forced;
            decoding.forced = model->target.encode({"il", "aime"});
            decoding.seed = request.draw;
            return models::translate(model, request.source, decoding);
        };
    };
    return parts;
}

std::vector<float> drawnNumbers(const ExploreSession& session) {
    std::vector<float> numbers;
    for (int t = 0; t < session.trace()->targetPositions(); ++t) {
        numbers.push_back(session.trace()->value(session.trace()->find("uniform", t)->node)(0, 0));
    }
    return numbers;
}

}  // namespace

class TestDrawAgain : public QObject {
    Q_OBJECT

  private slots:
    void theKeyAndTheButtonDrawAgain();
    void aTextFieldKeepsTheKey();
    void theAverageFollowsWordAndChoice();
    void whoDrawsNothingHasNoPanel();
};

void TestDrawAgain::theKeyAndTheButtonDrawAgain() {
    TestWindow test({}, {1600, 1000}, hardParts());
    auto& panel = test.child<SamplePanel>();
    QVERIFY(panel.isVisible());
    const auto first = drawnNumbers(test.session());
    test.session().goTo(test.session().timeline().size() - 1);
    const int step = test.session().step();
    test.child<StageWidget>().setFocus();
    QTest::keyClick(&test.child<StageWidget>(), Qt::Key_D);
    QVERIFY(test.waitForTrace());
    const auto second = drawnNumbers(test.session());
    QVERIFY(first != second);
    QCOMPARE(test.session().scene().draw, 2);
    QCOMPARE(test.session().step(), step);
    QTest::mouseClick(&test.child<QPushButton>("drawAgain"), Qt::LeftButton);
    QVERIFY(test.waitForTrace());
    QVERIFY(drawnNumbers(test.session()) != second);
    QCOMPARE(test.session().scene().draw, 3);
}

void TestDrawAgain::aTextFieldKeepsTheKey() {
    TestWindow test({}, {1600, 1000}, hardParts());
    QTest::keyClick(&test.window(), Qt::Key_L, Qt::ControlModifier);
    auto* field = qobject_cast<QLineEdit*>(test.window().focusWidget());
    QVERIFY(field != nullptr);
    field->setText("he like");
    QTest::keyClick(field, Qt::Key_D);
    QCOMPARE(field->text(), QString("he liked"));
    QCOMPARE(test.session().scene().draw, 1);
}

void TestDrawAgain::theAverageFollowsWordAndChoice() {
    TestWindow test({}, {1600, 1000}, hardParts());
    auto& panel = test.child<SamplePanel>();
    auto& count = test.child<QComboBox>("sampleCount");
    QVERIFY(panel.average());
    QCOMPARE(panel.average()->draws(), 1000);
    for (const int draws : {10, 100, 10'000}) {
        const int index = count.findData(draws);
        count.setCurrentIndex(index);
        emit count.activated(index);
        QCOMPARE(panel.average()->draws(), draws);
        QCOMPARE(test.session().scene().view.sampleCount, draws);
    }
    const auto weights = panel.average()->weights;
    test.session().goTo(test.session().timeline().size() - 1);
    QVERIFY(panel.average()->weights != weights);
    QVERIFY(!test.child<SampleBars>().bars().empty());
    scene::ViewOptions view = test.session().scene().view;
    view.sampleCount = 321;
    test.session().setView(view);
    QCOMPARE(panel.average()->draws(), 321);
    QCOMPARE(count.currentData().toInt(), 321);
}

void TestDrawAgain::whoDrawsNothingHasNoPanel() {
    TestWindow test;
    QVERIFY(!test.child<SamplePanel>().isVisible());
    const auto trace = test.session().trace();
    QTest::keyClick(&test.child<StageWidget>(), Qt::Key_D);
    QVERIFY(test.waitForTrace());
    QCOMPARE(test.session().trace(), trace);
}

QTEST_MAIN(TestDrawAgain)
#include "test_draw_again.moc"
