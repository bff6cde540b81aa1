// SPDX-License-Identifier: GPL-3.0-or-later
#include <qcustomplot.h>

#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QThread>

#include "figures/playground/playground_texts.h"
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

/// The tiny data and one more set.
TestParts partsWith(const char* id, std::function<std::string()> text) {
    TestParts parts = tinyParts();
    ShippedData more = parts.data.front();
    more.set.id = more.set.name = QString::fromLatin1(id);
    more.text = std::move(text);
    parts.data.push_back(std::move(more));
    return parts;
}

void chooseData(TestWindow& test, const char* id) {
    scene::TrainingStudy study = test.training().study();
    study.data = QString::fromLatin1(id);
    test.training().setStudy(study);
}

QMessageBox* question(TestWindow& test) {
    return test.window().findChild<QMessageBox*>("replaceQuestion");
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

    void aModelIsSavedUnderTheNameOfItsMechanism() {
        TestWindow test(tinyTraining(10), {1600, 1000}, tinyParts());
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Finished));
        press(test.window(), "Save model…");
        auto* ask = test.window().findChild<QInputDialog*>();
        QVERIFY(ask != nullptr);
        const auto additive = test.models().registry().find("additive");
        QCOMPARE(ask->textValue(), figures::mechanismName(additive->description()) +
                                       QStringLiteral(", Tiny, step 10"));
        ask->reject();
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
        const auto moment = test.training().moment();
        for (const Qt::Key key : {Qt::Key_Escape, Qt::Key_Return}) {
            press(test.window(), "Start");
            QTRY_VERIFY(question(test) != nullptr && question(test)->isVisible());
            QTest::keyClick(question(test), key);
            QTRY_VERIFY(question(test) == nullptr);
            QTest::qWait(20);
            QCOMPARE(test.training().state(), TrainingState::Finished);
            QVERIFY(test.training().moment() == moment);
        }
    }

    void theEarlierModelCanBeSavedBeforeItIsReplaced() {
        TestWindow test(tinyTraining(20), {1600, 1000}, tinyParts());
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Finished));
        press(test.window(), "Start");
        QTRY_VERIFY(question(test) != nullptr);
        const auto buttons = question(test)->buttons();
        const auto save = std::ranges::find(buttons, QString("Save model…"),
                                            [](const auto* each) { return each->text(); });
        QVERIFY(save != buttons.end());
        (*save)->click();
        auto* ask = test.window().findChild<QInputDialog*>();
        QVERIFY(ask != nullptr);
        ask->reject();
        QCOMPARE(test.training().state(), TrainingState::Finished);
    }

    /// What there is stays, and nobody is asked for nothing.
    void dataThatCannotBeTrainedOnCostNothing() {
        TestWindow test(tinyTraining(20), {1600, 1000}, partsWith("bad", [] {
                            throw std::runtime_error("there are no sentence pairs");
                            return std::string();
                        }));
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Finished));
        const QStringList probes = test.training().study().probes;
        QVERIFY(!probes.isEmpty());
        chooseData(test, "bad");
        press(test.window(), "Start");
        QTRY_VERIFY(!test.training().problem().isEmpty());
        QVERIFY(question(test) == nullptr);
        QCOMPARE(test.training().study().probes, probes);
        QCOMPARE(test.training().snapshots().back(), 20);
        auto& problem = test.child<QLabel>("trainingProblem");
        QVERIFY(problem.isVisible() && problem.text().contains("no sentence pairs"));
        test.training().begin();
        QTRY_VERIFY(!test.training().begins());
        QCOMPARE(test.training().study().probes, probes);
        chooseData(test, "tiny");
        QVERIFY(test.training().problem().isEmpty());
        QVERIFY(!problem.isVisible());
    }

    void whileANewTrainingBeginsTheOldOneIsNotShown() {
        TestWindow test(tinyTraining(20), {1600, 1000}, partsWith("slow", [] {
                            QThread::msleep(300);
                            return tinyData().front().text();
                        }));
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Finished));
        QTRY_VERIFY(!test.child<ProbeStrip>().figure().panels.empty());
        chooseData(test, "slow");
        const auto views = test.window().findChildren<CurveView*>();
        QVERIFY(views[0]->isVisible() && views[1]->isVisible());
        test.training().begin();
        QVERIFY(test.training().begins());
        QVERIFY(!views[0]->isVisible() && !views[1]->isVisible());
        QVERIFY(test.child<ProbeStrip>().figure().panels.empty());
        QTRY_VERIFY(views[0]->isVisible());
        QVERIFY(waitFor(test, TrainingState::Finished));
    }

    void beforeAnythingIsTrainedThereAreNoAxes() {
        TestWindow test(tinyTraining(20), {1600, 1000}, tinyParts());
        for (const CurveView* view : test.window().findChildren<CurveView*>()) {
            QVERIFY(!view->isVisible());
        }
    }

    void theButtonsStayWhereTheyAre() {
        TestWindow test(tinyTraining(60), {1600, 1000}, partsWith("bad", [] {
                            throw std::runtime_error(
                                "there are no sentence pairs to train on: "
                                "look at the page Data");
                            return std::string();
                        }));
        QStringList names{"Start", "One step", "Stop", "Save model…"};
        const auto places = [&] {
            std::vector<QRect> all;
            for (const QString& name : names) {
                const QPushButton* found = button(test.window(), name);
                all.emplace_back(found->mapTo(&test.window(), QPoint()), found->size());
            }
            return all;
        };
        const auto before = places();
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Finished));
        QTRY_COMPARE(test.training().snapshots().back(), 60);
        QTest::qWait(1);
        QCOMPARE(places(), before);
        test.training().show(test.training().snapshots()[10]);
        QTest::qWait(1);
        QVERIFY(button(test.window(),
                       QStringLiteral("Go on from step %1").arg(test.training().shownStep()))
                    ->isVisible());
        QCOMPARE(places(), before);
        chooseData(test, "bad");
        press(test.window(), "Start");
        QTRY_VERIFY(test.child<QLabel>("trainingProblem").isVisible());
        QTest::qWait(1);
        QCOMPARE(places(), before);
    }

    void oneStepBeginsATrainingAndGoesOnAfterStop() {
        TestWindow test(tinyTraining(100'000), {1600, 1000}, tinyParts());
        press(test.window(), "One step");
        QVERIFY(waitFor(test, TrainingState::Paused));
        QTRY_COMPARE(test.training().moment()->step(), 1);
        press(test.window(), "Stop");
        QVERIFY(waitFor(test, TrainingState::Stopped));
        press(test.window(), "One step");
        QVERIFY(waitFor(test, TrainingState::Paused));
        QCOMPARE(test.training().moment()->step(), 2);
        QTRY_COMPARE(test.training().panelSteps().back(), 2);
        QTRY_VERIFY(test.child<ProbeStrip>().figure().currentPanel.has_value());
    }

    void whatIsSaidOfAStepIsOfTheOneThatIsShown() {
        TestWindow test(tinyTraining(60), {1600, 1000}, tinyParts());
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Finished));
        QTRY_COMPARE(test.training().snapshots().back(), 60);
        const auto& norms = test.child<QLabel>("trainingNorms");
        QVERIFY2(norms.text().startsWith("step 60:"), qPrintable(norms.text()));
        const int step = test.training().snapshots()[10];
        test.training().show(step);
        const auto at = static_cast<std::size_t>(step - 1);
        QVERIFY2(norms.text().startsWith(QStringLiteral("step %1:").arg(step)),
                 qPrintable(norms.text()));
        QVERIFY(norms.text().contains(QLocale().toString(
            static_cast<double>(test.training().moment()->log.parameterNorms[at]), 'f', 1)));
        QVERIFY(test.child<QLabel>("trainingProgress").text().startsWith("Trained: 60 of 60"));
    }

    void theStripIsThereAtTheNextStart() {
        const QTemporaryDir folder;
        TestParts parts = tinyParts();
        parts.folder = folder.path();
        scene::Scene scene;
        {
            TestWindow test(tinyTraining(60), {1600, 1000}, parts);
            press(test.window(), "Start");
            QVERIFY(waitFor(test, TrainingState::Finished));
            QTRY_COMPARE(test.training().panelSteps().size(), std::size_t{5});
            scene = test.session().scene();
            test.window().close();
        }
        TestWindow again(scene, {1600, 1000}, parts);
        QVERIFY(waitFor(again, TrainingState::Finished));
        QTRY_COMPARE(again.training().panelSteps().size(), std::size_t{5});
        QTRY_COMPARE(again.child<ProbeStrip>().figure().panels.size(), std::size_t{5});
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
        {
            TestWindow again(scene, {1600, 1000}, parts);
            QVERIFY(waitFor(again, TrainingState::Finished));
            QTRY_VERIFY(again.session().trace() != nullptr);
            QCOMPARE(again.session().scene().model, scene.model);
            QVERIFY2(again.session().message().isEmpty(), qPrintable(again.session().message()));
        }
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

    void curvesAreDrawnOnceAMomentAndNotBehindAnotherPage() {
        TestWindow test(tinyTraining(20), {1600, 1000}, tinyParts());
        press(test.window(), "Start");
        QVERIFY(waitFor(test, TrainingState::Finished));
        QTRY_COMPARE(test.training().snapshots().back(), 20);
        const auto views = test.window().findChildren<CurveView*>();
        const auto found =
            std::ranges::find(views, QString("Loss or norms by step"), &QWidget::accessibleName);
        QVERIFY(found != views.end());
        const CurveView& view = **found;
        const QSignalSpy drawn(view.findChild<QCustomPlot*>(), &QCustomPlot::afterReplot);
        emit test.training().momentChanged();
        QCOMPARE(drawn.count(), 1);
        test.session().setPage(scene::Page::Explore);
        scene::TrainingStudy study = test.training().study();
        study.chart = scene::TrainingChart::Norms;
        test.training().setStudy(study);
        emit test.training().momentChanged();
        QCOMPARE(drawn.count(), 1);
        QCOMPARE(view.figure().title, QString("Loss"));
        test.session().setPage(scene::Page::Train);
        QCOMPARE(view.figure().title, QString("Norms"));
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
