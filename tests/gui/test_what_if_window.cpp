// SPDX-License-Identifier: GPL-3.0-or-later
// Changing the run in the window: by mouse, by keyboard, and back again.
#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <cmath>

#include "gui/alignment_panel.h"
#include "gui/alignment_view.h"
#include "gui/elided_label.h"
#include "gui/stage_widget.h"
#include "gui/token_chips.h"
#include "gui/what_if/change_map.h"
#include "gui/what_if/number_editor.h"
#include "gui/what_if/what_if_panel.h"
#include "scene/change_text.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;
using models::Intervention;

namespace {

/// The step of that name at a target word, and one of its numbers.
double numberOf(const ExploreSession& session, const char* name, int target, int row) {
    const tape::Step* step = session.trace()->find(name, target);
    return session.trace()->valueOf({step->node, row, 0});
}

/// Where a number stands on the stage.
QPoint placeOf(TestWindow& test, const char* name, int target, int row) {
    const tape::Step* step = test.session().trace()->find(name, target);
    const scene::Quantity number{step->node, row, 0};
    const auto spots = test.child<StageWidget>().spots();
    const auto spot = std::ranges::find(spots, number, &QuantityView::Spot::quantity);
    return spot == spots.end() ? QPoint(-1, -1) : spot->rect.center().toPoint();
}

/// At the scores of the second word.
void goToScores(TestWindow& test) {
    const tape::Step* scores = test.session().trace()->find("scores", 1);
    test.session().goTo(test.session().timeline().shows(*scores));
}

}  // namespace

class TestWhatIfWindow : public QObject {
    Q_OBJECT

  private slots:
    void aDoubleClickReplacesANumber() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        goToScores(test);
        const double before = numberOf(test.session(), "weights", 1, 2);
        auto& editor = test.child<NumberEditor>();
        QVERIFY(!editor.isVisible());
        QTest::mouseDClick(&test.child<StageWidget>(), Qt::LeftButton, {},
                           placeOf(test, "scores", 1, 2));
        QVERIFY(editor.isVisible());
        auto* field = editor.findChild<QLineEdit*>();
        field->setText("7.5");
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!editor.isVisible());
        QVERIFY(test.waitForTrace());
        QCOMPARE(numberOf(test.session(), "scores", 1, 2), 7.5);
        QVERIFY(numberOf(test.session(), "weights", 1, 2) != before);
        QVERIFY(test.session().original() != nullptr);
        QVERIFY(test.child<QCheckBox>("change0").text().startsWith("e₂,₃ = 7.5, was "));
    }

    void theKeyboardReplacesANumberAndEscLeavesIt() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        goToScores(test);
        auto& stage = test.child<StageWidget>();
        stage.setFocus();
        QTest::keyClick(&stage, Qt::Key_Up);
        auto& editor = test.child<NumberEditor>();
        const tape::Step* scores = test.session().trace()->find("scores", 1);
        test.session().hover({scores->node, 0, 0});
        QTest::keyClick(&stage, Qt::Key_F2);
        QVERIFY(editor.isVisible());
        auto* field = editor.findChild<QLineEdit*>();
        QTest::keyClick(field, Qt::Key_Escape);
        QVERIFY(!editor.isVisible());
        QVERIFY(test.session().scene().whatIf.isIdle());
        test.session().hover({scores->node, 0, 0});
        QTest::keyClick(&stage, Qt::Key_F2);
        field->setText("no number");
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY2(editor.isVisible(), "what is no number is asked for again");
        field->setText("-2");
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(test.waitForTrace());
        QCOMPARE(numberOf(test.session(), "scores", 1, 0), -2.0);
    }

    void whatCannotBeTakenIsSaidInAWholeLine() {
        TestWindow test({}, {1024, 640});
        QVERIFY(test.waitForTrace());
        goToScores(test);
        const tape::Step* scores = test.session().trace()->find("scores", 1);
        auto& editor = test.child<NumberEditor>();
        auto* field = editor.findChild<QLineEdit*>();
        // Also at the page's lower right corner.
        const QWidget& page = *editor.parentWidget();
        for (const QPoint& corner : {QPoint(40, 40), page.rect().bottomRight()}) {
            editor.open({scores->node, 0, 0}, {page.mapToGlobal(corner), QSize(1, 1)});
            for (const char* text : {"1e999", "abc", "-2000000", ""}) {
                field->setText(QString::fromLatin1(text));
                QTest::keyClick(field, Qt::Key_Return);
                QVERIFY2(editor.isVisible(), text);
                const auto labels = editor.findChildren<QLabel*>();
                const auto line = std::ranges::find_if(labels, [](const QLabel* label) {
                    return label->property("textStyle").toString() == "error";
                });
                QVERIFY2(line != labels.end(), text);
                QTRY_VERIFY((*line)->width() >= (*line)->sizeHint().width());
                QVERIFY(editor.rect().contains((*line)->geometry()));
                QVERIFY(page.rect().contains(editor.geometry()));
            }
            QTest::keyClick(field, Qt::Key_Escape);
        }
    }

    void aDecimalCommaIsTaken() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        goToScores(test);
        const tape::Step* scores = test.session().trace()->find("scores", 1);
        auto& editor = test.child<NumberEditor>();
        editor.open({scores->node, 0, 0}, {});
        auto* field = editor.findChild<QLineEdit*>();
        field->selectAll();
        QTest::keyClicks(field, "-2,5");
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(!editor.isVisible());
        QVERIFY(test.waitForTrace());
        QCOMPARE(numberOf(test.session(), "scores", 1, 0), -2.5);
    }

    void aDraggedScoreFollowsTheMouseAndIsUndoneAtOnce() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        goToScores(test);
        const double before = numberOf(test.session(), "scores", 1, 1);
        auto& stage = test.child<StageWidget>();
        const QPoint start = placeOf(test, "scores", 1, 1);
        QTest::mousePress(&stage, Qt::LeftButton, {}, start);
        double last = before;
        for (const int up : {10, 20, 40}) {
            QMouseEvent move(QEvent::MouseMove, QPointF(start - QPoint(0, up)),
                             stage.mapToGlobal(QPointF(start - QPoint(0, up))), Qt::NoButton,
                             Qt::LeftButton, {});
            QCoreApplication::sendEvent(&stage, &move);
            QVERIFY(test.waitForTrace());
            QVERIFY(numberOf(test.session(), "scores", 1, 1) > last);
            last = numberOf(test.session(), "scores", 1, 1);
        }
        QTest::mouseRelease(&stage, Qt::LeftButton, {}, start - QPoint(0, 40));
        QCOMPARE(test.session().history().count(), 1);
        QTest::keyClick(&test.window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(test.waitForTrace());
        QCOMPARE(numberOf(test.session(), "scores", 1, 1), before);
        QTest::keyClick(&test.window(), Qt::Key_Y, Qt::ControlModifier);
        QVERIFY(test.waitForTrace());
        QCOMPARE(numberOf(test.session(), "scores", 1, 1), last);
    }

    void aDraggedWeightStaysAShare() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        const tape::Step* weights = test.session().trace()->find("weights", 1);
        test.session().goTo(test.session().timeline().shows(*weights));
        auto& stage = test.child<StageWidget>();
        const QPoint start = placeOf(test, "weights", 1, 0);
        QTest::mousePress(&stage, Qt::LeftButton, {}, start);
        const QPointF far(start - QPoint(0, 4000));
        QMouseEvent move(QEvent::MouseMove, far, stage.mapToGlobal(far), Qt::NoButton,
                         Qt::LeftButton, {});
        QCoreApplication::sendEvent(&stage, &move);
        QVERIFY(test.waitForTrace());
        const auto row =
            test.session().trace()->value(test.session().trace()->find("weights", 1)->node);
        QCOMPARE(row(0, 0), 1.0F);
        QCOMPARE(row.sum(), 1.0F);
    }

    void aDoubleClickOnAWordMasksItAndAnotherUnmasksIt() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        auto& chips = test.child<TokenChips>();
        const auto mask = [&] {
            QTest::mouseDClick(&chips, Qt::LeftButton, {}, chips.chipRect(1).center());
            return test.waitForTrace();
        };
        QVERIFY(mask());
        for (int t = 0; t < test.session().trace()->targetPositions(); ++t) {
            QCOMPARE(numberOf(test.session(), "weights", t, 1), 0.0);
        }
        QVERIFY(mask());
        QVERIFY(numberOf(test.session(), "weights", 0, 1) > 0);
        chips.setFocus(Qt::TabFocusReason);
        QTest::keyClick(&chips, Qt::Key_M);
        QVERIFY(test.waitForTrace());
        QCOMPARE(scene::maskedPositions(test.session().scene().whatIf).size(), std::size_t{1});
    }

    void shiftAndAClickPointARowToAPosition() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.session().goTo(test.session().timeline().size() - 1);
        auto& matrix = test.child<AlignmentView>();
        QTest::mouseClick(&matrix, Qt::LeftButton, Qt::ShiftModifier,
                          matrix.cellRect({1, 3}).center().toPoint());
        QVERIFY(test.waitForTrace());
        const Eigen::RowVectorXf row = test.session().trace()->alignment().row(1);
        QCOMPARE(row(3), 1.0F);
        QCOMPARE(row.sum(), 1.0F);
        QCOMPARE(test.session().history().count(), 1);
    }

    void anotherWordIsSaidByADoubleClickOnIt() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        const auto trace = test.session().trace();
        const auto words = trace->candidates(0, 3);
        const tape::Step* probabilities = trace->find("probabilities", 0);
        test.session().goTo(test.session().timeline().shows(*probabilities));
        const int other = words[0].id == trace->targetIds()[0] ? words[1].id : words[0].id;
        QTest::mouseDClick(&test.child<StageWidget>(), Qt::LeftButton, {},
                           placeOf(test, "probabilities", 0, other));
        QVERIFY(test.waitForTrace());
        QCOMPARE(test.session().trace()->targetIds()[0], other);
        QVERIFY(test.child<QLabel>("translations").text().contains("<b>"));
    }

    void theTemperatureGoesToBothEnds() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        auto& slider = test.child<QSlider>("temperature");
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_End);
        QVERIFY(test.waitForTrace());
        QVERIFY(std::isinf(test.session().scene().whatIf.temperature));
        const auto positions = static_cast<float>(test.session().trace()->positions());
        QCOMPARE(test.session().trace()->alignment()(0, 0), 1 / positions);
        QTest::keyClick(&slider, Qt::Key_Home);
        QVERIFY(test.waitForTrace());
        QCOMPARE(test.session().trace()->alignment().row(0).maxCoeff(), 1.0F);
    }

    void keptWordsStayThoseOfTheOriginal() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        auto& slider = test.child<QSlider>("temperature");
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_End);
        auto& keeps = test.child<QCheckBox>("keepsWords");
        QVERIFY(keeps.isVisible());
        keeps.click();
        QVERIFY(test.waitForTrace());
        QVERIFY(test.session().trace()->target() == test.session().original()->target());
        QVERIFY(test.session().trace()->alignment() != test.session().original()->alignment());
    }

    void aChangeIsSwitchedOffAndOnTakenBackAndReset() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        const double before = numberOf(test.session(), "scores", 0, 0);
        const scene::Change change{.what = Intervention{"scores", {.target = 0}, 0, 0, 3}};
        test.session().addChange(change, "three");
        QVERIFY(test.waitForTrace());
        test.child<QCheckBox>("change0").click();
        QVERIFY(test.waitForTrace());
        QCOMPARE(numberOf(test.session(), "scores", 0, 0), before);
        QVERIFY(test.session().original() == nullptr);
        test.child<QCheckBox>("change0").click();
        QVERIFY(test.waitForTrace());
        QCOMPARE(numberOf(test.session(), "scores", 0, 0), 3.0);
        test.child<QToolButton>("resetWhatIf").click();
        QVERIFY(test.waitForTrace());
        QVERIFY(test.session().scene().whatIf == scene::WhatIf());
        test.child<QToolButton>("undo").click();
        QVERIFY(test.waitForTrace());
        QCOMPARE(numberOf(test.session(), "scores", 0, 0), 3.0);
    }

    /// "&" is a letter, and no sign that underlines the next one.
    void aChangeIsNamedByItsWords() {
        scene::Scene scene;
        scene.sentence = QStringLiteral("he likes R&D .");
        TestWindow test(scene);
        QVERIFY(test.waitForTrace());
        const auto& source = test.session().trace()->source();
        const auto word = std::ranges::find_if(
            source, [](const std::string& each) { return each.find('&') != std::string::npos; });
        QVERIFY(word != source.end());
        test.session().maskOrUnmask(static_cast<int>(word - source.begin()));
        QVERIFY(test.waitForTrace());
        const auto& box = test.child<QCheckBox>("change0");
        QVERIFY2(box.text().contains("&&"), qPrintable(box.text()));
        QVERIFY(box.shortcut().isEmpty());
        QCOMPARE(box.accessibleName(), QString(box.text()).replace("&&", "&"));
        test.child<QCheckBox>("change0").click();
        QVERIFY(!test.session().history().undoText().contains("&&"));
    }

    void theDifferenceIsOfTheWeightsNowAndBefore() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        auto& button = test.child<QToolButton>("differenceButton");
        QVERIFY(!button.isVisible());
        test.session().goTo(test.session().timeline().size() - 1);
        test.session().attendTo(1, 2);
        QVERIFY(test.waitForTrace());
        QVERIFY(button.isVisible());
        button.click();
        auto& map = test.child<ChangeMap>();
        QVERIFY(map.isVisible() && !test.child<AlignmentView>().isVisible());
        const float before = test.session().original()->alignment()(1, 2);
        QCOMPARE(map.figure().cells.weights(1, 2), 1 - before);
        QTest::mouseClick(&map, Qt::LeftButton, {}, map.cellRect({1, 2}).center().toPoint());
        QCOMPARE(test.session().moment().target, 1);
        QCOMPARE(test.session().source(), 2);
        test.session().history().undo();
        QVERIFY(test.waitForTrace());
        QVERIFY(!map.isVisible() && test.child<AlignmentView>().isVisible());
    }

    void aDifferenceOfWeightsHasNoHeadingOfGradients() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.session().attendTo(1, 2);
        QVERIFY(test.waitForTrace());
        test.child<QToolButton>("differenceButton").click();
        const auto headings = [&] {
            QString all;
            for (const auto* label : test.child<AlignmentPanel>().findChildren<ElidedLabel*>()) {
                all += label->fullText();
            }
            return all;
        };
        const QString before = headings();
        scene::ViewOptions view = test.session().scene().view;
        view.numbers = scene::ShownNumbers::Both;
        test.session().setView(view);
        QVERIFY(test.waitForTrace());
        QVERIFY(test.session().trace()->hasGradients());
        QCOMPARE(headings(), before);
        test.child<QToolButton>("differenceButton").click();
        QVERIFY(headings().contains(QStringLiteral("∂L/∂α")));
    }

    /// Space would press a button that the focus was handed to.
    void undoNeverLeavesTheFocusOnAButtonThatTakesChangesBack() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.session().maskOrUnmask(1);
        QVERIFY(test.waitForTrace());
        auto& keeps = test.child<QCheckBox>("keepsWords");
        keeps.setFocus();
        keeps.click();
        QVERIFY(test.waitForTrace());
        while (test.session().history().canUndo()) {
            test.session().history().undo();
            QVERIFY(test.waitForTrace());
        }
        QVERIFY(!keeps.isVisible());
        QCOMPARE(QApplication::focusWidget(), &test.child<StageWidget>());
        while (test.session().history().canRedo()) {
            test.session().history().redo();
            QVERIFY(test.waitForTrace());
        }
        QCOMPARE(QApplication::focusWidget(), &test.child<StageWidget>());
    }

    /// Home and End are the timeline's, whatever the mouse has touched.
    void theTemperatureKeepsNoFocusAfterTheMouse() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.child<StageWidget>().setFocus();
        auto& slider = test.child<QSlider>("temperature");
        QTest::mouseClick(&slider, Qt::LeftButton);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_End);
        QVERIFY(test.waitForTrace());
        QCOMPARE(test.session().step(), test.session().timeline().size() - 1);
        QVERIFY(slider.value() < slider.maximum());
    }

    void aTemperatureIsAChange() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        const auto* hint = [&]() -> const QLabel* {
            for (const auto* label : test.child<WhatIfPanel>().findChildren<QLabel*>()) {
                if (label->text().startsWith("No change made")) {
                    return label;
                }
            }
            return nullptr;
        }();
        QVERIFY(hint != nullptr && hint->isVisible());
        scene::WhatIf hot;
        hot.temperature = 2;
        test.session().setWhatIf(hot, "temperature 2");
        QVERIFY(test.waitForTrace());
        QVERIFY(!hint->isVisible());
    }

    void inALowWindowTheListOfChangesComesIntoSight() {
        TestWindow test({}, {1024, 640});
        QVERIFY(test.waitForTrace());
        const auto& side = *test.child<WhatIfPanel>().parentWidget()->parentWidget();
        test.session().maskOrUnmask(1);
        QVERIFY(test.waitForTrace());
        QCoreApplication::processEvents();
        const auto& box = test.child<QCheckBox>("change0");
        const QRect place(box.mapTo(&side, QPoint()), box.size());
        QVERIFY(side.rect().contains(place));
    }

    void aRowThatIsPointedTwiceIsPointedOnceOnly() {
        for (const char* mechanism : {"additive", "hard"}) {
            scene::Scene scene;
            scene.mechanism = QString::fromLatin1(mechanism);
            TestParts parts;
            parts.entries.front().mechanism = scene.mechanism;
            TestWindow test(scene, {1600, 1000}, parts);
            QVERIFY(test.waitForTrace());
            test.session().attendTo(1, 2);
            QVERIFY(test.waitForTrace());
            test.session().attendTo(1, 0);
            QVERIFY(test.waitForTrace());
            QCOMPARE(numberOf(test.session(), "weights", 1, 0), 1.0);
            QVERIFY(std::abs(numberOf(test.session(), "weights", 1, 2)) < 1e-6);
        }
    }

    void redoBringsBackTheSentenceThatTheChangesAreOf() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        const QString sentence = test.session().scene().sentence;
        test.session().maskOrUnmask(1);
        QVERIFY(test.waitForTrace());
        test.session().history().undo();
        test.session().setSentence("the red apples.");
        QVERIFY(test.waitForTrace());
        test.session().history().redo();
        QVERIFY(test.waitForTrace());
        QCOMPARE(test.session().scene().sentence, sentence);
        QCOMPARE(test.session().scene().whatIf.changes.size(), std::size_t{1});
    }

    void undoLeavesWhatWasChosenSince() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.session().maskOrUnmask(0);
        QVERIFY(test.waitForTrace());
        test.session().setDecoding(scene::DecodingMode::Beam);
        test.session().history().undo();
        QVERIFY(test.waitForTrace());
        QCOMPARE(test.session().scene().decoding, scene::DecodingMode::Beam);
        QVERIFY(test.session().scene().whatIf.isIdle());
    }

    void anotherSentenceTakesTheChangesBackAndUndoBringsBoth() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        const QString sentence = test.session().scene().sentence;
        test.session().maskOrUnmask(0);
        QVERIFY(test.waitForTrace());
        test.session().setSentence("the red apples.");
        QVERIFY(test.waitForTrace());
        QVERIFY(test.session().scene().whatIf.isIdle());
        test.session().history().undo();
        QVERIFY(test.waitForTrace());
        QCOMPARE(test.session().scene().sentence, sentence);
        QVERIFY(!test.session().scene().whatIf.isIdle());
    }
};

QTEST_MAIN(TestWhatIfWindow)
#include "test_what_if_window.moc"
