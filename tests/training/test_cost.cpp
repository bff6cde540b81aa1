// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/cost.h"

#include <QtTest>

#include "toy_corpus.h"

using namespace lab;

namespace {

/// A clock on which each reading is later by the next of these times.
training::Clock clockWith(std::vector<double> steps) {
    return [steps = std::move(steps), now = 0.0, k = std::size_t{0}]() mutable {
        now += steps[k++];
        return now;
    };
}

}  // namespace

class TestCost : public QObject {
    Q_OBJECT

    ToyCorpus corpus_;
    std::shared_ptr<const models::Model> model_;

  private slots:
    void initTestCase() { model_ = corpus_.model(corpus_.trainer({.steps = 1, .threads = 1})); }

    void theFastestRunCounts() {
        int runs = 0;
        const double seconds =
            training::fastestRun([&] { ++runs; }, 3, clockWith({0, 0.5, 0.1, 0.25, 0.1, 0.75}));
        QCOMPARE(runs, 3);
        QCOMPARE(seconds, 0.25);
    }

    void steadyClockNeverGoesBack() {
        const training::Clock clock = training::steadyClock();
        double last = clock();
        for (int i = 0; i < 1000; ++i) {
            const double now = clock();
            QVERIFY(now >= last);
            last = now;
        }
        const double seconds = training::fastestRun([] { QTest::qSleep(20); }, 2);
        QVERIFY2(seconds >= 0.02, qPrintable(QString::number(seconds)));
    }

    /// "the red apple" with its end, and its three French words with theirs: 4 x 4.
    void costOfASentence() {
        const auto cost =
            training::measureCost(model_, corpus_.sentences.front(), 2, clockWith({0, 2, 0, 1}));
        QCOMPARE(cost.source, 4);
        QCOMPARE(cost.target, 4);
        QCOMPARE(cost.weights, std::int64_t{16});
        QCOMPARE(cost.seconds, 1.0);
    }

    void lengthsAreThoseOfThePair() {
        const language::SentencePair pair{
            {"the", "red", "cat", "the", "cat"}, {"le", "cat-fr"}, {}};
        const auto cost = training::measureCost(model_, pair, 1);
        QCOMPARE(cost.source, 6);
        QCOMPARE(cost.target, 3);
        QCOMPARE(cost.weights, std::int64_t{18});
        QVERIFY(cost.seconds > 0);
    }

    /// Additive with 8 hidden units, queries of 12 and keys of 24: U h_i for each position; for
    /// each word W s, and v^T tanh(...) and the sum of the states over all positions.
    void multiplyAddsAreThoseOfTheMechanism() {
        const auto byHand = [](std::int64_t sources, std::int64_t targets) {
            return sources * 8 * 24 + targets * (8 * 12 + sources * 8 + sources * 24);
        };
        QCOMPARE(training::multiplyAdds(*model_, 6, 3), byHand(6, 3));
        const auto cost = training::measureCost(model_, corpus_.sentences.front(), 1);
        QCOMPARE(cost.multiplyAdds, byHand(4, 4));
    }

    void costsComeOneByOneUntilStopped() {
        std::vector<std::size_t> heard;
        const auto costs =
            training::measureCosts(model_, corpus_.sentences, 1, [&](const auto& soFar) {
                heard.push_back(soFar.size());
                return soFar.size() < 3;
            });
        QCOMPARE(costs.size(), std::size_t{3});
        QCOMPARE(heard, (std::vector<std::size_t>{1, 2, 3}));
        QCOMPARE(training::measureCosts(model_, corpus_.sentences, 1).size(),
                 corpus_.sentences.size());
    }

    void anEmptySentenceIsRefused() {
        QVERIFY_EXCEPTION_THROWN(training::measureCost(model_, {}, 1), std::invalid_argument);
    }
};

QTEST_GUILESS_MAIN(TestCost)
#include "test_cost.moc"
