// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/train_worker.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "../training/toy_corpus.h"
#include "models/stopped.h"

using namespace lab;
using namespace lab::gui;
using training::SnapshotFolder;

/// Without a thread of its own: what it is told it does at once, and its clock is this one's.
class TestTrainWorker : public QObject {
    Q_OBJECT

    ToyCorpus corpus_;
    QTemporaryDir parent_;
    std::filesystem::path path_ = parent_.filePath("training").toStdString();

    ReadData reading() {
        return [this](const std::string& id, const std::stop_token& stop) {
            models::requireGoingOn(stop);
            if (id != "toy") {
                throw std::runtime_error("there is no data set “" + id + "”: choose another");
            }
            return std::make_shared<const training::TrainingData>(
                training::TrainingData{.name = "toy",
                                       .training = corpus_.pairs,
                                       .heldOut = corpus_.sentences,
                                       .source = corpus_.source,
                                       .target = corpus_.target,
                                       .languages = {}});
        };
    }

    struct Watched {
        explicit Watched(TestTrainWorker& test)
            : worker(attention::standardRegistry(), test.reading(), SnapshotFolder(test.path_)) {
            QObject::connect(&worker, &TrainWorker::stateChanged,
                             [this](TrainingState next, const QString& line) {
                                 state = next;
                                 problem = line;
                             });
            QObject::connect(&worker, &TrainWorker::moved,
                             [this](const auto& next) { moment = next; });
            QObject::connect(&worker, &TrainWorker::snapshotsChanged,
                             [this](const auto& steps) { snapshots = steps; });
            QObject::connect(&worker, &TrainWorker::noted,
                             [this](const QString& line) { note = line; });
        }
        bool waitFor(TrainingState wanted) {
            return QTest::qWaitFor([&] { return state == wanted; }, 20'000);
        }

        TrainWorker worker;
        TrainingState state = TrainingState::None;
        QString problem;
        QString note;
        std::shared_ptr<const TrainingMoment> moment;
        std::vector<int> snapshots;
    };

    training::Plan plan(int steps) const {
        return {.translator = corpus_.config,
                .options = {.steps = steps, .batch = 10, .threads = 1, .rate = 0.02F},
                .data = "toy"};
    }

    /// Whose numbers are not finite after a step or two.
    training::Plan wildPlan() const {
        training::Plan wild = plan(1000);
        wild.options.rate = 1e38F;
        wild.options.clip = 1e30F;
        return wild;
    }

    Eigen::VectorXf weightsOf(const Watched& watched) {
        return watched.moment->model->parameters.flat();
    }

  private slots:
    void cleanup() { std::filesystem::remove_all(path_); }

    void runsToTheEndAndKeepsSnapshots() {
        Watched watched(*this);
        watched.worker.begin(plan(60));
        QVERIFY(watched.waitFor(TrainingState::Finished));
        QCOMPARE(watched.moment->step(), 60);
        QCOMPARE(watched.snapshots, training::milestones(60));
        QCOMPARE(SnapshotFolder(path_).steps(), training::milestones(60));
        QCOMPARE(watched.moment->log.measured.size(), watched.snapshots.size());
        QVERIFY(!watched.moment->examples.empty());
    }

    void pausesAndGoesOnToTheSameBits() {
        Watched whole(*this);
        whole.worker.begin(plan(60));
        QVERIFY(whole.waitFor(TrainingState::Finished));
        const auto weights = weightsOf(whole);

        Watched paused(*this);
        paused.worker.begin(plan(60));
        for (int k = 0; k < 4; ++k) {
            paused.worker.pause();
            QCOMPARE(paused.state, TrainingState::Paused);
            const int step = paused.moment->step();
            paused.worker.oneStep();
            QCOMPARE(paused.state, TrainingState::Paused);
            QCOMPARE(paused.moment->step(), step + 1);
            paused.worker.run();
            QTest::qWait(5);
        }
        QVERIFY(paused.waitFor(TrainingState::Finished));
        QVERIFY(weightsOf(paused) == weights);
    }

    /// As after a power cut: nobody told the first one to leave.
    void anotherStartGoesOnFromTheLastSnapshot() {
        Watched whole(*this);
        whole.worker.begin(plan(60));
        QVERIFY(whole.waitFor(TrainingState::Finished));
        const auto weights = weightsOf(whole);
        SnapshotFolder(path_).removeAfter(23);

        Watched later(*this);
        later.worker.open();
        QCOMPARE(later.state, TrainingState::Paused);
        const int last = later.snapshots.back();
        QVERIFY(last > 15 && last <= 23);
        QCOMPARE(later.moment->step(), last);
        QCOMPARE(later.moment->plan.data, std::string("toy"));
        later.worker.run();
        QVERIFY(later.waitFor(TrainingState::Finished));
        QVERIFY(weightsOf(later) == weights);
    }

    void leavingKeepsWhereItIs() {
        {
            Watched watched(*this);
            watched.worker.begin(plan(10'000));
            for (int k = 0; k < 5; ++k) {
                watched.worker.oneStep();
            }
            watched.worker.leave();
        }
        QCOMPARE(SnapshotFolder(path_).steps(), (std::vector<int>{0, 5}));
    }

    void goesBackToASnapshotAndReplacesWhatCameLater() {
        Watched watched(*this);
        watched.worker.begin(plan(60));
        QVERIFY(watched.waitFor(TrainingState::Finished));
        const auto weights = weightsOf(watched);
        const int step = watched.snapshots[10];
        watched.worker.goBackTo(step, false);
        QCOMPARE(watched.state, TrainingState::Paused);
        QCOMPARE(watched.snapshots.back(), step);
        QCOMPARE(watched.moment->log.steps(), step);
        watched.worker.run();
        QVERIFY(watched.waitFor(TrainingState::Finished));
        QVERIFY(weightsOf(watched) == weights);
        QCOMPARE(watched.snapshots, training::milestones(60));
    }

    void anewReplacesWhatWasThere() {
        Watched watched(*this);
        watched.worker.begin(plan(60));
        QVERIFY(watched.waitFor(TrainingState::Finished));
        watched.worker.begin(plan(7));
        QVERIFY(watched.waitFor(TrainingState::Finished));
        QCOMPARE(watched.snapshots, training::milestones(7));
    }

    void missingDataAreSaidAndNothingIsLost() {
        Watched watched(*this);
        watched.worker.begin(plan(7));
        QVERIFY(watched.waitFor(TrainingState::Finished));
        training::Plan other = plan(7);
        other.data = "gone";
        watched.worker.begin(other);
        QCOMPARE(watched.state, TrainingState::Failed);
        QVERIFY2(watched.problem.contains("gone"), qPrintable(watched.problem));
        QCOMPARE(SnapshotFolder(path_).steps(), training::milestones(7));
    }

    void whoFailsToBeginAnewKeepsTheTrainingAsItWas() {
        Watched watched(*this);
        watched.worker.begin(plan(10'000));
        watched.worker.oneStep();
        watched.worker.oneStep();
        training::Plan other = plan(7);
        other.data = "gone";
        watched.worker.begin(other);
        QCOMPARE(watched.state, TrainingState::Failed);
        watched.worker.oneStep();
        QCOMPARE(watched.state, TrainingState::Paused);
        QCOMPARE(watched.moment->step(), 3);
    }

    void readingIsStoppedAndAllIsAsItWas() {
        std::stop_source stopped;
        stopped.request_stop();
        Watched watched(*this);
        watched.worker.begin(plan(7), stopped.get_token());
        QCOMPARE(watched.state, TrainingState::None);
        QVERIFY(watched.problem.isEmpty());
        watched.worker.begin(plan(7));
        QVERIFY(watched.waitFor(TrainingState::Finished));
        watched.worker.begin(plan(60), stopped.get_token());
        QCOMPARE(watched.state, TrainingState::Finished);
        QCOMPARE(SnapshotFolder(path_).steps(), training::milestones(7));
    }

    void pausingKeepsWhereItIs() {
        Watched watched(*this);
        watched.worker.begin(plan(100'000));
        QTRY_VERIFY(watched.moment->step() > 3);
        watched.worker.pause();
        QCOMPARE(watched.state, TrainingState::Paused);
        QCOMPARE(SnapshotFolder(path_).steps().back(), watched.moment->step());
    }

    void singleStepsLeaveOneSnapshotAtMost() {
        Watched watched(*this);
        watched.worker.begin(plan(10'000));
        for (int k = 1; k <= 5; ++k) {
            watched.worker.oneStep();
            QCOMPARE(SnapshotFolder(path_).steps(), (std::vector<int>{0, k}));
            QCOMPARE(watched.snapshots, (std::vector<int>{0, k}));
        }
    }

    void aSingleStepThatCannotBeSaysSoAndLeavesTheLastSnapshot() {
        Watched watched(*this);
        watched.worker.begin(wildPlan());
        watched.worker.pause();
        int steps = 0;
        while (watched.state == TrainingState::Paused && steps++ < 50) {
            watched.worker.oneStep();
        }
        QCOMPARE(watched.state, TrainingState::Failed);
        QVERIFY2(watched.problem.contains("not finite"), qPrintable(watched.problem));
        const auto before = SnapshotFolder(path_).steps();
        watched.worker.leave();
        QCOMPARE(SnapshotFolder(path_).steps(), before);
    }

    void aTrainingMayBeginWithASingleStep() {
        Watched watched(*this);
        watched.worker.begin(plan(60), {}, TrainWorker::First::OneStep);
        QCOMPARE(watched.state, TrainingState::Paused);
        QCOMPARE(watched.moment->step(), 1);
        watched.worker.stop();
        watched.worker.oneStep();
        QCOMPARE(watched.state, TrainingState::Paused);
        QCOMPARE(watched.moment->step(), 2);
    }

    void whatIsPreparedChangesNothing() {
        Watched watched(*this);
        watched.worker.begin(plan(60));
        QVERIFY(watched.waitFor(TrainingState::Finished));
        const QSignalSpy prepared(&watched.worker, &TrainWorker::prepared);
        watched.worker.prepare(plan(70));
        QCOMPARE(prepared.count(), 1);
        training::Plan other = plan(70);
        other.data = "none";
        watched.worker.prepare(other);
        QCOMPARE(prepared.count(), 1);
        QVERIFY(!watched.problem.isEmpty());
        QCOMPARE(SnapshotFolder(path_).steps().back(), 60);
    }

    void stepsThatCannotBeEndTheTrainingWithALine() {
        Watched watched(*this);
        watched.worker.begin(wildPlan());
        QVERIFY(watched.waitFor(TrainingState::Failed));
        QVERIFY2(watched.problem.contains("not finite"), qPrintable(watched.problem));
    }

    void aDamagedLastSnapshotGivesWayToTheOneBefore() {
        Watched first(*this);
        first.worker.begin(plan(60));
        QVERIFY(first.waitFor(TrainingState::Finished));
        const SnapshotFolder folder(path_);
        std::filesystem::resize_file(folder.file(60), 100);
        Watched later(*this);
        later.worker.open();
        QVERIFY(!later.note.isEmpty());
        QCOMPARE(later.state, TrainingState::Paused);
        QCOMPARE(later.moment->step(),
                 training::milestones(60)[training::milestones(60).size() - 2]);
    }

    void aFolderThatCannotBeWrittenDoesNotEndTheTraining() {
        QFile inTheWay(QString::fromStdString(path_.string()));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        Watched watched(*this);
        watched.worker.begin(plan(7));
        QVERIFY(watched.waitFor(TrainingState::Finished));
        QVERIFY(!watched.note.isEmpty());
    }
};

QTEST_MAIN(TestTrainWorker)
#include "test_train_worker.moc"
