// SPDX-License-Identifier: GPL-3.0-or-later
// Where gradients go, in the window: by mouse and by keyboard.
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "../figures/random_model.h"
#include "gui/alignment_panel.h"
#include "gui/alignment_view.h"
#include "gui/blame_bars.h"
#include "gui/blame_panel.h"
#include "gui/draw_gradient_bars.h"
#include "gui/draw_gradient_panel.h"
#include "gui/inspector_panel.h"
#include "gui/jacobian_view.h"
#include "gui/now_panel.h"
#include "gui/panel_header.h"
#include "gui/provenance_tree.h"
#include "gui/segments.h"
#include "gui/stage_widget.h"
#include "gui/transport_button.h"
#include "scene/provenance_model.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;
using scene::Back;
using scene::ShownNumbers;
using tape::Stage;

namespace {

/// A mechanism that draws.
TestParts hardParts() {
    TestParts parts;
    parts.translate = [](const ModelStore&) -> Translate {
        return [](const TranslationRequest& request) {
            static const auto model = test::randomModel(
                {"he", "does", "n't", "like", "the", "red", "apples", "."}, {"il", "aime", "les"},
                attention::standardRegistry().find("hard"), 5, 1);
            models::Decoding decoding = decodingOf(request, *model);
            decoding.mode = models::Decoding::Mode::Forced;
            decoding.forced = model->target.encode({"il", "aime"});
            decoding.typed.clear();
            return models::translate(model, request.source, decoding);
        };
    };
    return parts;
}

ShownNumbers shown(TestWindow& test) {
    return test.session().scene().view.numbers;
}

/// To the moment of a stage on the way back.
void goBackTo(TestWindow& test, Stage stage, int target) {
    test.session().goTo(test.session().timeline().find(stage, target));
}

bool turned(TestWindow& test) {
    return test.waitForTrace() && test.session().timeline().runsBackward();
}

QString nowText(TestWindow& test) {
    QString all;
    for (const QLabel* label : test.child<NowPanel>().findChildren<QLabel*>()) {
        all += label->text() + QLatin1Char('\n');
    }
    return all;
}

}  // namespace

class TestGradientsWindow : public QObject {
    Q_OBJECT

  private slots:
    void aClickShowsGradientsOrBoth() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        auto& choice = test.child<Segments>("numbersBox");
        QVERIFY(!test.child<QLabel>("gradientLegend").isVisibleTo(&test.window()));
        QTest::mouseClick(&choice.button(1), Qt::LeftButton);
        QVERIFY(test.waitForTrace());
        QVERIFY(shown(test) == ShownNumbers::Gradient);
        QVERIFY(test.session().trace()->hasGradients());
        QVERIFY(test.child<StageWidget>().input().numbers == ShownNumbers::Gradient);
        QVERIFY(test.child<QLabel>("gradientLegend").isVisibleTo(&test.window()));
        QTest::mouseClick(&choice.button(2), Qt::LeftButton);
        QVERIFY(shown(test) == ShownNumbers::Both);
    }

    void theKeyGoesRoundTheThree() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        auto& stage = test.child<StageWidget>();
        stage.setFocus();
        for (const auto expected :
             {ShownNumbers::Gradient, ShownNumbers::Both, ShownNumbers::Value}) {
            QTest::keyClick(&stage, Qt::Key_G);
            QVERIFY(shown(test) == expected);
            QVERIFY(test.waitForTrace());
            QCOMPARE(test.session().trace()->hasGradients(), expected != ShownNumbers::Value);
        }
    }

    void theMatrixSaysWhichNumberIsWhichAndTheLoss() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.session().setNumbers(ShownNumbers::Both);
        QVERIFY(test.waitForTrace());
        QString said;
        for (const QLabel* label : test.child<AlignmentPanel>().findChildren<QLabel*>()) {
            said += label->text();
        }
        QVERIFY2(said.contains("α over ∂L/∂α") && said.contains("loss"), qPrintable(said));
    }

    void theKeyTurnsTheWalkAround() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        auto& stage = test.child<StageWidget>();
        stage.setFocus();
        test.session().goTo(test.session().timeline().find(Stage::Softmax, 2));
        QTest::keyClick(&stage, Qt::Key_B);
        QVERIFY(turned(test));
        QVERIFY(test.session().moment().stage == Stage::Softmax);
        QCOMPARE(test.session().moment().target, 2);
        QTest::keyClick(&stage, Qt::Key_Home);
        QVERIFY(test.session().moment().back == Back::Loss);
        QCOMPARE(test.session().moment().target, test.session().trace()->targetPositions() - 1);
        QTest::keyClick(&stage, Qt::Key_Right);
        QVERIFY(test.session().moment().stage == Stage::Output);
        QTest::keyClick(&stage, Qt::Key_Left);
        QVERIFY(test.session().moment().back == Back::Loss);
        QTest::keyClick(&stage, Qt::Key_End);
        QVERIFY(test.session().moment().back == Back::Parameters);
        QTest::keyClick(&stage, Qt::Key_B);
        QVERIFY(test.waitForTrace());
        QVERIFY(!test.session().timeline().runsBackward());
    }

    void theButtonTurnsItToo() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        auto& button = test.child<TransportButton>("turnButton");
        QVERIFY(button.isVisible() && !button.isChecked());
        QTest::mouseClick(&button, Qt::LeftButton);
        QVERIFY(turned(test));
        QVERIFY(button.isChecked());
        QTest::mouseClick(&button, Qt::LeftButton);
        QVERIFY(test.waitForTrace());
        QVERIFY(!test.session().timeline().runsBackward() && !button.isChecked());
    }

    void theWayBackIsThereAtTheNextStart() {
        scene::Scene scene;
        scene.backward = true;
        scene.step = 3;
        TestWindow test(scene);
        QVERIFY(turned(test));
        QCOMPARE(test.session().step(), 3);
    }

    void eachMomentIsExplained() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.session().setBackward(true);
        QVERIFY(turned(test));
        QStringList said;
        for (int step = 0; step < test.session().timeline().size(); ++step) {
            test.session().goTo(step);
            said << nowText(test);
            QVERIFY(!test.child<InspectorPanel>().title().isEmpty());
        }
        QVERIFY(said.front().contains("The way back begins at the loss"));
        QVERIFY(said.back().contains("The way back ends at what is learnt"));
        QCOMPARE(said.removeDuplicates(), 0);
    }

    void barsSayWhereTheBlameGoes() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        QVERIFY(!test.child<BlamePanel>().isVisible());
        test.session().setBackward(true);
        QVERIFY(turned(test));
        QVERIFY(test.child<BlamePanel>().isVisible());
        goBackTo(test, Stage::Context, 1);
        auto& bars = test.child<BlameBars>();
        QCOMPARE(bars.groups().size(), std::size_t{1});
        QTRY_VERIFY(bars.height() >= bars.sizeHint().height());
        const auto spots = bars.spots();
        QTest::mouseClick(&bars, Qt::LeftButton, {}, spots[2].rect.center().toPoint());
        QCOMPARE(test.session().inspected(), spots[2].quantity);
        bars.setFocus(Qt::TabFocusReason);
        test.session().hover(spots[2].quantity);
        QTest::keyClick(&bars, Qt::Key_Down);
        QCOMPARE(test.session().hovered(), spots[3].quantity);
        QTest::keyClick(&bars, Qt::Key_Return);
        QCOMPARE(test.session().inspected(), spots[3].quantity);
    }

    void theSoftmaxShowsItsJacobian() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.session().setBackward(true);
        QVERIFY(turned(test));
        auto& view = test.child<JacobianView>();
        goBackTo(test, Stage::Context, 1);
        QVERIFY(!view.isVisible() && test.child<AlignmentView>().isVisible());
        goBackTo(test, Stage::Softmax, 1);
        QVERIFY(view.isVisible() && !test.child<AlignmentView>().isVisible());
        const int positions = test.session().trace()->sourcePositions();
        QCOMPARE(view.figure().size(), positions);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect({1, 3}).center().toPoint());
        QCOMPARE(test.session().source(), 3);
        QCOMPARE(view.figure().chosen, 3);
        view.setFocus(Qt::TabFocusReason);
        const tape::Step* scores = test.session().trace()->find("scores", 1);
        test.session().hover({scores->node, 3, 0});
        QTest::keyClick(&view, Qt::Key_Right, Qt::ControlModifier);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(test.session().source(), 4);
    }

    void theTreeShowsTheChainRule() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.session().setNumbers(ShownNumbers::Gradient);
        QVERIFY(test.waitForTrace());
        const auto& trace = *test.session().trace();
        const tape::Step* scores = trace.find("scores", 1);
        test.session().choose({scores->node, 2, 0});
        auto& tree = test.child<ProvenanceTree>();
        const QAbstractItemModel& model = *tree.model();
        QCOMPARE(model.rowCount(), 1);
        const QModelIndex top = model.index(0, 0);
        QVERIFY(top.data(scene::ProvenanceModel::NameRole).toString().startsWith("∂L/∂e₂,₃"));
        QVERIFY(model.rowCount(top) > 0);
        // A row is opened by a click, and by the keyboard, up to the loss.
        tree.setFocus();
        tree.setCurrentIndex(model.index(0, 0, top));
        QTest::keyClick(&tree, Qt::Key_Right);
        QVERIFY(model.rowCount(model.index(0, 0, top)) > 0);
        test.session().setNumbers(ShownNumbers::Both);
        QCOMPARE(model.rowCount(), 2);
    }

    void hardAttentionShowsTheEstimate() {
        TestWindow test({}, {1600, 1000}, hardParts());
        QVERIFY(test.waitForTrace());
        auto& panel = test.child<DrawGradientPanel>();
        QVERIFY(!panel.isVisible());
        test.session().setNumbers(ShownNumbers::Gradient);
        QVERIFY(test.waitForTrace());
        QVERIFY(panel.isVisible());
        QTRY_VERIFY(panel.gradient().has_value());
        QCOMPARE(panel.gradient()->estimate.draws, 1000);
        QVERIFY(!panel.findChild<DrawGradientBars*>()->bars().empty());
        QVERIFY(test.child<QLabel>("drawGradientWords").text().contains("no bias"));
        scene::ViewOptions view = test.session().scene().view;
        view.sampleCount = 10;
        test.session().setView(view);
        QTRY_VERIFY(panel.gradient() && panel.gradient()->estimate.draws == 10);
        test.session().setBackward(true);
        QVERIFY(turned(test));
        goBackTo(test, Stage::Softmax, 1);
        QVERIFY(nowText(test).contains("draw has no derivative"));
        QVERIFY(!test.child<JacobianView>().isVisible());
    }

    void whoDrawsNothingHasNoEstimate() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.session().setNumbers(ShownNumbers::Gradient);
        QVERIFY(test.waitForTrace());
        QVERIFY(!test.child<DrawGradientPanel>().isVisible());
    }
};

QTEST_MAIN(TestGradientsWindow)
#include "test_gradients_window.moc"
