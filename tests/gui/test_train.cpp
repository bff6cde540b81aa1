// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

#include "gui/curve_view.h"
#include "gui/train/plan_form.h"
#include "gui/train/probe_list.h"
#include "gui/train/probe_strip.h"
#include "gui/train/snapshot_slider.h"
#include "gui/train/train_page.h"
#include "training_window.h"

using namespace lab;
using namespace lab::gui;

namespace {

QPushButton* button(QWidget& window, const QString& name) {
    for (QPushButton* each : window.findChildren<QPushButton*>()) {
        if (each->accessibleName() == name) {
            return each;
        }
    }
    return nullptr;
}

void press(QWidget& window, const QString& name) {
    QPushButton* found = button(window, name);
    QVERIFY2(found != nullptr, qPrintable(name));
    QVERIFY2(found->isEnabled() && found->isVisible(), qPrintable(name));
    QTest::mouseClick(found, Qt::LeftButton);
}

bool waitFor(TestWindow& test, TrainingState state) {
    return QTest::qWaitFor([&] { return test.training().state() == state; }, 60'000);
}

}  // namespace

class TestTrain : public QObject {
    Q_OBJECT

  private slots:
    void aTrainingIsStartedWatchedAndFinished() {
        TestWindow test(tinyTraining(150), {1600, 1000}, tinyParts());
        QCOMPARE(test.training().state(), TrainingState::None);
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Finished));
        const auto& moment = *test.training().moment();
        QCOMPARE(moment.step(), 150);
        QVERIFY(moment.log.measured.back().exactMatch > 0.9);
        QTRY_VERIFY(!test.training().figure().panels.empty());
        QTRY_COMPARE(test.training().panelSteps().back(), 150);
        const auto& figure = test.training().figure();
        QCOMPARE(figure.panels.size(), std::size_t{5});
        QCOMPARE(figure.panels.front().title, QString("step 0"));
        QVERIFY(figure.panels.back().reference.has_value());
        QCOMPARE(figure.panels.back().said, figure.panels.back().reference);
        const auto views = test.window().findChildren<CurveView*>();
        QCOMPARE(views.size(), 2);
        for (const CurveView* view : views) {
            QCOMPARE(view->figure().series.size(), std::size_t{2});
        }
        QVERIFY(!test.child<QListWidget>("probes").findItems("the", Qt::MatchContains).isEmpty());
    }

    void everythingIsDoneByKeyboard() {
        TestWindow test(tinyTraining(100'000), {1600, 1000}, tinyParts());
        test.window().page().focusPicture();
        QTest::keyClick(test.window().focusWidget(), Qt::Key_Space);
        QVERIFY(waitFor(test, TrainingState::Running));
        QTRY_VERIFY(test.training().moment() != nullptr && test.training().moment()->step() > 20);
        QTest::keyClick(test.window().focusWidget(), Qt::Key_Space);
        QVERIFY(waitFor(test, TrainingState::Paused));
        const int step = test.training().moment()->step();
        QPushButton* one = button(test.window(), "One step");
        one->setFocus();
        QTest::keyClick(one, Qt::Key_Space);
        QTRY_COMPARE(test.training().moment()->step(), step + 1);
        auto& slider = test.child<SnapshotSlider>();
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_Home);
        QCOMPARE(test.session().scene().model, QString("training@0"));
        QTest::keyClick(&slider, Qt::Key_End);
        QVERIFY(test.training().follows());
        QPushButton* stop = button(test.window(), "Stop");
        stop->setFocus();
        QTest::keyClick(stop, Qt::Key_Space);
        QVERIFY(waitFor(test, TrainingState::Stopped));
        QVERIFY(test.child<PlanForm>().isEnabled());
    }

    void thePlanIsTheDocumentsAndLockedWhileItRuns() {
        TestWindow test(tinyTraining(100'000), {1600, 1000}, tinyParts());
        auto& form = test.child<PlanForm>();
        QSpinBox* steps = nullptr;
        for (QSpinBox* box : form.findChildren<QSpinBox*>()) {
            steps = box->accessibleName() == "Steps" ? box : steps;
        }
        QVERIFY(steps != nullptr);
        QCOMPARE(steps->value(), 100'000);
        steps->setValue(90'000);
        QCOMPARE(test.session().scene().training.steps, 90'000);
        QComboBox* mechanism = nullptr;
        for (QComboBox* box : form.findChildren<QComboBox*>()) {
            mechanism = box->accessibleName() == "Mechanism" ? box : mechanism;
        }
        QVERIFY(mechanism != nullptr);
        mechanism->setCurrentIndex(mechanism->findData("multi-head"));
        emit mechanism->activated(mechanism->currentIndex());
        QCOMPARE(test.session().scene().training.translator.mechanism, std::string("multi-head"));
        QSpinBox* heads = nullptr;
        for (QSpinBox* box : form.findChildren<QSpinBox*>()) {
            heads = box->accessibleName() == "heads" ? box : heads;
        }
        QVERIFY(heads != nullptr);
        heads->setValue(2);
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Running));
        QVERIFY(!form.isEnabled());
        QTRY_VERIFY(test.training().moment() != nullptr);
        QCOMPARE(test.training().moment()->plan.translator.settings.at("heads"), 2);
        press(test.window(), "Stop");
        QVERIFY(waitFor(test, TrainingState::Stopped));
        QVERIFY(form.isEnabled());
    }

    void theSliderTakesEveryPageBackThroughTraining() {
        TestWindow test(tinyTraining(60), {1600, 1000}, tinyParts());
        scene::Scene scene = test.session().scene();
        scene.sentence = QStringLiteral("the black cat sleeps .");
        scene.comparison.contenders = {{.model = "training@60"}, {}};
        test.session().setScene(scene);
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Finished));
        auto& slider = test.child<SnapshotSlider>();
        QTRY_COMPARE(slider.steps().back(), 60);
        const int middle = slider.steps()[slider.steps().size() / 2];
        QTest::mousePress(&slider, Qt::LeftButton, {},
                          QPoint(qRound(slider.xOf(60)), slider.height() / 2));
        QTest::mouseMove(&slider, QPoint(qRound(slider.xOf(middle)), slider.height() / 2));
        QTest::mouseRelease(&slider, Qt::LeftButton, {},
                            QPoint(qRound(slider.xOf(middle)), slider.height() / 2));
        const QString id = QStringLiteral("training@%1").arg(middle);
        QCOMPARE(test.session().scene().model, id);
        QCOMPARE(test.session().scene().mechanism, QString("additive"));
        QCOMPARE(test.session().scene().comparison.contenders.front().model, id);
        QCOMPARE(test.session().scene().comparison.contenders.back().model, scene::Scene().model);
        QTRY_VERIFY(!test.session().busy());
        const auto middleWeights = test.models().load(id, "additive")->parameters.flat();
        QVERIFY(test.session().trace()->model().parameters.flat() == middleWeights);
        QVERIFY(middleWeights != test.models().load("training@60", "additive")->parameters.flat());
        const auto listed = test.models().models();
        QCOMPARE(std::ranges::count_if(
                     listed, [](const auto& each) { return each.id.startsWith("training@"); }),
                 1);
        QCOMPARE(listed.back().id, id);
        QTRY_COMPARE(test.training().panelSteps().back(), middle);
    }

    void trainingGoesOnFromTheSnapshotThatIsShown() {
        TestWindow test(tinyTraining(60), {1600, 1000}, tinyParts());
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Finished));
        QTRY_COMPARE(test.training().snapshots().back(), 60);
        const Eigen::VectorXf weights = test.training().moment()->model->parameters.flat();
        test.training().show(test.training().snapshots()[10]);
        const int step = test.training().shownStep();
        const QSignalSpy states(&test.training(), &TrainSession::stateChanged);
        press(test.window(), QStringLiteral("Go on from step %1").arg(step));
        QTRY_VERIFY(states.count() >= 2);  // it runs, and is finished
        QVERIFY(waitFor(test, TrainingState::Finished));
        QVERIFY(test.training().moment()->model->parameters.flat() == weights);
    }

    void anEarlierTrainingIsNotReplacedWithoutAWord() {
        TestWindow test(tinyTraining(20), {1600, 1000}, tinyParts());
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Finished));
        press(test.window(), "Start");
        auto* ask = test.window().findChild<QMessageBox*>();
        QVERIFY(ask != nullptr);
        QTest::keyClick(ask, Qt::Key_Escape);
        QTest::qWait(20);
        QCOMPARE(test.training().state(), TrainingState::Finished);
    }

    void theLastSnapshotIsThereAtTheNextStart() {
        const QTemporaryDir folder;
        TestParts parts = tinyParts();
        parts.folder = folder.path();
        int step = 0;
        {
            TestWindow test(tinyTraining(100'000), {1600, 1000}, parts);
            press(test.window(), "Start");
            QVERIFY(waitFor(test, TrainingState::Running));
            QTRY_VERIFY(test.training().moment() != nullptr &&
                        test.training().moment()->step() > 20);
            step = test.training().moment()->step();
            test.window().close();
        }
        TestWindow again(tinyTraining(100'000), {1600, 1000}, parts);
        QVERIFY(waitFor(again, TrainingState::Paused));
        QVERIFY(again.training().moment()->step() >= step);
        QCOMPARE(again.training().snapshots().back(), again.training().moment()->step());
        const int before = again.training().moment()->step();
        press(again.window(), "Go on");
        QVERIFY(waitFor(again, TrainingState::Running));
        QTRY_VERIFY(again.training().moment()->step() > before);
    }

    /// The scene is read before the snapshots are.
    void aSceneWithASnapshotComesBackAtTheNextStart() {
        const QTemporaryDir folder;
        TestParts parts = tinyParts();
        parts.folder = folder.path();
        scene::Scene scene;
        {
            TestWindow test(tinyTraining(20), {1600, 1000}, parts);
            press(test.window(), "Start");
            QVERIFY(waitFor(test, TrainingState::Finished));
            QTRY_COMPARE(test.training().snapshots().back(), 20);
            test.training().show(test.training().snapshots()[4]);
            scene = test.session().scene();
            scene.sentence = QStringLiteral("the black cat sleeps .");
            scene.page = scene::Page::Explore;
            QVERIFY(scene.model.startsWith("training@"));
            test.window().close();
        }
        TestWindow again(scene, {1600, 1000}, parts);
        QVERIFY(waitFor(again, TrainingState::Finished));
        QTRY_VERIFY(again.session().trace() != nullptr);
        QCOMPARE(again.session().scene().model, scene.model);
        QVERIFY2(again.session().message().isEmpty(), qPrintable(again.session().message()));
        scene.training.shown = -1;
        TestWindow newest(scene, {1600, 1000}, parts);
        QVERIFY(waitFor(newest, TrainingState::Finished));
        QTRY_COMPARE(newest.session().scene().model, QString("training@20"));
    }

    void sentencesAreAddedChosenAndRemoved() {
        TestWindow test(tinyTraining(20), {1600, 1000}, tinyParts());
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Finished));
        const auto before = test.session().scene().training.probes;
        QVERIFY(!before.isEmpty());
        QTest::keyClick(&test.window(), Qt::Key_L, Qt::ControlModifier);
        auto& field = test.child<QLineEdit>("newProbe");
        QVERIFY(field.hasFocus());
        QTest::keyClicks(&field, "the red bird runs .");
        QTest::keyClick(&field, Qt::Key_Return);
        QCOMPARE(test.session().scene().training.probes.size(), before.size() + 1);
        QCOMPARE(test.session().scene().training.probe, static_cast<int>(before.size()));
        QTRY_COMPARE(figures::sentenceOf(test.training().figure()), QString("the red bird runs ."));
        auto& list = test.child<QListWidget>("probes");
        list.setFocus();
        QTest::keyClick(&list, Qt::Key_Delete);
        QCOMPARE(test.session().scene().training.probes, before);
        QTest::keyClick(&list, Qt::Key_Up);
        QCOMPARE(test.session().scene().training.probe, static_cast<int>(before.size()) - 2);
    }

    void aPanelTakesEveryPageToItsStep() {
        TestWindow test(tinyTraining(60), {1600, 1000}, tinyParts());
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Finished));
        QTRY_COMPARE(test.training().panelSteps().size(), std::size_t{5});
        QTRY_COMPARE(test.training().panelSteps().back(), 60);
        const int second = test.training().panelSteps()[1];
        auto& strip = test.child<ProbeStrip>();
        QTest::mouseClick(&strip, Qt::LeftButton, {},
                          strip.panelRect(1).topLeft().toPoint() + QPoint(6, 6));
        QCOMPARE(test.training().shownStep(), second);
        strip.setFocus();
        QTest::keyClick(&strip, Qt::Key_Right);
        QVERIFY(test.training().follows());
    }

    void leavingThePageDoesNotPause() {
        TestWindow test(tinyTraining(100'000), {1600, 1000}, tinyParts());
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Running));
        test.session().setPage(scene::Page::Explore);
        QTRY_VERIFY(test.training().moment() != nullptr);
        const int step = test.training().moment()->step();
        QTRY_VERIFY(test.training().moment()->step() > step + 20);
    }

    void stripsShowTheFirstTheLastAndWhatLiesBetween() {
        const std::vector<int> snapshots{0, 3, 9, 20, 40, 60, 90};
        QCOMPARE(stripOf(snapshots, 90, 5), (std::vector<int>{0, 3, 20, 40, 90}));
        QCOMPARE(stripOf(snapshots, 9, 5), (std::vector<int>{0, 3, 9}));
        QCOMPARE(stripOf({0}, 7, 5), (std::vector<int>{0, 7}));
        QCOMPARE(stripOf({}, 0, 5), (std::vector<int>{0}));
    }
};

QTEST_MAIN(TestTrain)
#include "test_train.moc"
