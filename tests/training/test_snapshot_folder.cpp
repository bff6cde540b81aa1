// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/snapshot_folder.h"

#include <QTemporaryDir>
#include <QtTest>
#include <fstream>

#include "formats/format_error.h"
#include "toy_corpus.h"

using namespace lab;
using training::Snapshot;
using training::SnapshotFolder;

class TestSnapshotFolder : public QObject {
    Q_OBJECT

    ToyCorpus corpus_;
    QTemporaryDir parent_;
    attention::Registry registry_ = attention::standardRegistry();
    std::filesystem::path path_ = parent_.filePath("training").toStdString();
    SnapshotFolder folder_{path_};

    Snapshot after(int steps) {
        const training::TrainingOptions options{.steps = 100, .batch = 7, .threads = 1};
        training::Trainer trainer = corpus_.trainer(options);
        training::Log log;
        while (trainer.steps() < steps) {
            log.add(trainer.step());
        }
        return {.model = corpus_.model(trainer),
                .data = "toy",
                .options = options,
                .state = trainer.state(),
                .log = log};
    }

  private slots:
    void cleanup() { std::filesystem::remove_all(path_); }

    void hasNothingBeforeTheFirst() { QVERIFY(folder_.steps().empty()); }

    void keepsSnapshotsByStep() {
        folder_.save(after(3));
        folder_.save(after(0));
        folder_.save(after(12));
        QCOMPARE(folder_.steps(), (std::vector<int>{0, 3, 12}));
        QVERIFY(folder_.load(3, registry_).state.parameters == after(3).state.parameters);
        QCOMPARE(SnapshotFolder(path_).load(12, registry_).log.steps(), 12);
    }

    void goingBackRemovesWhatCameLater() {
        for (const int steps : {0, 3, 12}) {
            folder_.save(after(steps));
        }
        folder_.removeAfter(3);
        QCOMPARE(folder_.steps(), (std::vector<int>{0, 3}));
        folder_.removeAfter(-1);
        QVERIFY(folder_.steps().empty());
    }

    /// Half-written temporary files among them.
    void leavesOtherFilesAlone() {
        folder_.save(after(1));
        for (const char* name : {"notes.txt", "step-.safetensors", "step-00000x1.safetensors",
                                 "step-0000002.safetensors.tmp", ".attention-lab-1"}) {
            std::ofstream(path_ / name) << "mine";
        }
        QCOMPARE(folder_.steps(), (std::vector<int>{1}));
        folder_.removeAfter(-1);
        QVERIFY(std::filesystem::exists(path_ / "notes.txt"));
    }

    void aDamagedFileIsRefusedByName() {
        folder_.save(after(1));
        std::filesystem::resize_file(folder_.file(1), 1000);
        try {
            (void)folder_.load(1, registry_);
            QFAIL("it was read");
        } catch (const formats::FormatError& error) {
            QVERIFY2(QString(error.what()).contains("step-0000001"), error.what());
        }
    }
};

QTEST_GUILESS_MAIN(TestSnapshotFolder)
#include "test_snapshot_folder.moc"
