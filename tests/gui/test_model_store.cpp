// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/model_store.h"

#include <QDateTime>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include "../models/small_model.h"
#include "models/checkpoint.h"

using namespace lab;
using namespace lab::gui;

class TestModelStore : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;

    ModelEntry entry(const QString& id) const {
        return {.id = id,
                .name = id,
                .mechanism = QStringLiteral("additive"),
                .file = folder_.filePath(id + ".safetensors")};
    }

    /// As if it had been written so many seconds from now.
    void write(const ModelEntry& entry, std::uint64_t seed, int seconds = 0) const {
        models::saveCheckpoint(entry.file.toStdString(), *smallModel(seed));
        QFile file(entry.file);
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(seconds),
                                 QFileDevice::FileModificationTime));
    }

  private slots:
    void aFileIsReadOnce() {
        const ModelEntry one = entry("one");
        write(one, 1);
        const ModelStore store(attention::standardRegistry(), {one});
        QCOMPARE(store.load("one", "additive").get(), store.load("one", "additive").get());
    }

    void aFileThatIsWrittenAnewIsReadAnew() {
        const ModelEntry one = entry("one");
        write(one, 1);
        const ModelStore store(attention::standardRegistry(), {one});
        QVERIFY(store.load("one", "additive")->parameters.flat() ==
                smallModel(1)->parameters.flat());
        write(one, 2, 5);
        QVERIFY(store.load("one", "additive")->parameters.flat() ==
                smallModel(2)->parameters.flat());
    }

    void whatNobodyHasAskedForForLongLeavesTheMemory() {
        std::vector<ModelEntry> entries;
        for (int k = 0; k < 60; ++k) {
            entries.push_back(entry(QString::number(k)));
            write(entries.back(), 1);
        }
        const ModelStore store(attention::standardRegistry(), entries);
        const std::weak_ptr<const models::Model> used = store.load("0", "additive");
        const std::weak_ptr<const models::Model> unused = store.load("1", "additive");
        for (const ModelEntry& each : entries) {
            QVERIFY(store.load(each.id, "additive") != nullptr);
            QVERIFY(store.load("0", "additive") != nullptr);
        }
        QVERIFY(!used.expired());
        QVERIFY(unused.expired());
    }

    void theSameGroupAgainIsNoChange() {
        ModelStore store(attention::standardRegistry(), {});
        const QSignalSpy changes(&store, &ModelStore::changed);
        store.setGroup("own", {entry("one")});
        QCOMPARE(changes.count(), 1);
        store.setGroup("own", {entry("one")});
        QCOMPARE(changes.count(), 1);
        ModelEntry renamed = entry("one");
        renamed.name = "two";
        store.setGroup("own", {renamed});
        QCOMPARE(changes.count(), 2);
    }
};

QTEST_GUILESS_MAIN(TestModelStore)
#include "test_model_store.moc"
