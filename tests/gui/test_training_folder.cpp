// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/training_folder.h"

#include <QSignalSpy>
#include <QtTest>

#include "training_window.h"

using namespace lab;
using namespace lab::gui;

class TestTrainingFolder : public QObject {
    Q_OBJECT

  private slots:
    void theSecondWindowHasAFolderOfItsOwnThatGoesWithIt() {
        const QTemporaryDir parent;
        const std::filesystem::path path = parent.filePath("state/training").toStdString();
        std::filesystem::path other;
        {
            const TrainingFolder first(path);
            QVERIFY(first.lasts());
            QCOMPARE(first.snapshots().file(1).parent_path(), path);
            const TrainingFolder second(path);
            QVERIFY(!second.lasts());
            other = second.snapshots().file(1).parent_path();
            QVERIFY(other != path && std::filesystem::exists(other));
        }
        QVERIFY(!std::filesystem::exists(other));
        QVERIFY(TrainingFolder(path).lasts());
    }

    void aFolderThatCannotBeWrittenIsNoOtherWindow() {
        const QTemporaryDir parent;
        QFile inTheWay(parent.filePath("file"));
        QVERIFY(inTheWay.open(QIODevice::WriteOnly));
        QVERIFY(TrainingFolder(parent.filePath("file/training").toStdString()).lasts());
    }

    void twoWindowsTrainAndNeitherTakesTheOthersSnapshots() {
        const QTemporaryDir folder;
        TestParts parts = tinyParts();
        parts.folder = folder.path();
        TestWindow first(tinyTraining(20), {1600, 1000}, parts);
        TestWindow second(tinyTraining(10), {1600, 1000}, parts);
        first.training().begin();
        QTRY_COMPARE_WITH_TIMEOUT(first.training().state(), TrainingState::Finished, 60'000);
        QVERIFY(first.session().message().isEmpty());
        second.training().begin();
        QVERIFY2(second.session().message().contains("twice"),
                 qPrintable(second.session().message()));
        QTRY_COMPARE_WITH_TIMEOUT(second.training().state(), TrainingState::Finished, 60'000);
        QTRY_COMPARE(first.training().snapshots().back(), 20);
        QTRY_COMPARE(second.training().snapshots().back(), 10);
        const auto kept = training::SnapshotFolder(SavedState(folder.path()).snapshotFolder());
        QCOMPARE(kept.steps(), first.training().snapshots());
    }
};

QTEST_MAIN(TestTrainingFolder)
#include "test_training_folder.moc"
