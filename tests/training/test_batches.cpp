// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/batches.h"

#include <QtTest>
#include <map>
#include <random>

using namespace lab;
using models::EncodedPair;
using training::Batches;

namespace {

std::vector<EncodedPair> randomPairs(std::size_t count) {
    std::mt19937 random(1);
    std::vector<EncodedPair> pairs(count);
    for (EncodedPair& pair : pairs) {
        pair.source.resize(1 + random() % 20);
        pair.target.resize(1 + random() % 20);
    }
    return pairs;
}

}  // namespace

class TestBatches : public QObject {
    Q_OBJECT

  private slots:
    void everyPairComesOnceInAPass_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("size");
        QTest::newRow("exact") << 100 << 10;
        QTest::newRow("rest") << 101 << 10;
        QTest::newRow("one batch") << 5 << 10;
        QTest::newRow("one pair") << 1 << 1;
        QTest::newRow("many windows") << 3001 << 7;
    }
    void everyPairComesOnceInAPass() {
        QFETCH(int, count);
        QFETCH(int, size);
        const auto pairs = randomPairs(static_cast<std::size_t>(count));
        Batches batches(pairs, static_cast<std::size_t>(size), 1);
        for (int pass = 1; pass <= 3; ++pass) {
            std::map<const EncodedPair*, int> seen;
            std::size_t total = 0;
            while (total < pairs.size()) {
                const auto batch = batches.next();
                QVERIFY(!batch.empty() && batch.size() <= static_cast<std::size_t>(size));
                total += batch.size();
                for (const EncodedPair* pair : batch) {
                    ++seen[pair];
                }
            }
            QCOMPARE(seen.size(), pairs.size());
            QCOMPARE(total, pairs.size());
        }
    }

    /// Also from the very beginning, from between two passes, and into further passes.
    void goesOnFromAnyPlace() {
        const auto pairs = randomPairs(45);
        Batches batches(pairs, 10, 3);
        for (int k = 0; k < 12; ++k) {
            Batches later(pairs, 10, 99);
            later.resume(batches.place());
            Batches original = batches;
            for (int next = 0; next < 12; ++next) {
                QVERIFY(later.next() == original.next());
            }
            batches.next();
        }
    }
    void refusesAPlaceBeyondThePass() {
        const auto pairs = randomPairs(45);
        Batches batches(pairs, 10, 3);
        QVERIFY_EXCEPTION_THROWN(batches.resume({.pass = 3, .position = 6}), std::invalid_argument);
    }

    void theSeedDecidesTheOrder() {
        const auto pairs = randomPairs(500);
        Batches one(pairs, 8, 1);
        Batches same(pairs, 8, 1);
        Batches other(pairs, 8, 2);
        bool differs = false;
        for (int k = 0; k < 100; ++k) {
            const auto batch = one.next();
            QVERIFY(batch == same.next());
            differs = differs || batch != other.next();
        }
        QVERIFY(differs);
    }

    void aBatchHoldsSimilarLengths() {
        const auto pairs = randomPairs(4000);
        Batches batches(pairs, 16, 1);
        std::size_t spread = 0;
        constexpr std::size_t rounds = 200;
        for (std::size_t k = 0; k < rounds; ++k) {
            const auto batch = batches.next();
            const auto [least, most] = std::ranges::minmax_element(
                batch, {}, [](const EncodedPair* pair) { return pair->source.size(); });
            spread += (*most)->source.size() - (*least)->source.size();
        }
        QVERIFY(spread <= rounds);  // at random it would be about 17 a batch
    }
};

QTEST_GUILESS_MAIN(TestBatches)
#include "test_batches.moc"
