// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/batch.h"

#include <QtTest>

#include "language/vocabulary.h"

using namespace lab;
using models::EncodedPair;
using Ids = std::vector<int>;

class TestBatch : public QObject {
    Q_OBJECT

  private slots:
    void padsToTheLongest() {
        const EncodedPair longer{{5, 6, 2}, {7, 2}};
        const EncodedPair shorter{{8, 2}, {9, 10, 2}};
        const std::vector<const EncodedPair*> pairs{&longer, &shorter};
        const models::Batch batch = models::makeBatch(pairs);
        QCOMPARE(batch.sentences, tape::Index{2});
        QCOMPARE(batch.sourcePositions, tape::Index{3});
        QCOMPARE(batch.targetPositions, tape::Index{3});
        QCOMPARE(batch.source, (Ids{5, 8, 6, 2, 2, 0}));
        QCOMPARE(batch.sourceKeep, (Ids{1, 1, 1, 1, 1, 0}));
        QCOMPARE(batch.memoryKeep, (Ids{1, 1, 1, 1, 1, 0}));
        QCOMPARE(batch.sourceLengths, (Ids{3, 2}));
        QCOMPARE(batch.previous, (Ids{1, 1, 7, 9, 0, 10}));
        QCOMPARE(batch.target, (Ids{7, 2, -1, 9, 10, 2}));
        QCOMPARE(batch.tokens, std::size_t{5});
    }

    void withoutPaddingThereIsNoMask() {
        const EncodedPair one{{5, 2}, {7, 2}};
        const EncodedPair other{{6, 2}, {8, 9, 2}};
        const std::vector<const EncodedPair*> pairs{&one, &other};
        const models::Batch batch = models::makeBatch(pairs);
        QVERIFY(batch.sourceKeep.empty());
        QVERIFY(batch.memoryKeep.empty());
        QVERIFY(batch.sourceLengths.empty());
    }
};

QTEST_GUILESS_MAIN(TestBatch)
#include "test_batch.moc"
