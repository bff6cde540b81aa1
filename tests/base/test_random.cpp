// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>
#include <cmath>

#include "base/random.h"

using lab::base::Random;

class TestRandom : public QObject {
    Q_OBJECT

  private slots:
    /// The first numbers of the published reference implementation for seed 1234567.
    void randomAgreesWithSplitMix64() {
        Random random(1234567);
        QCOMPARE(random.next(), 6457827717110365317ULL);
        QCOMPARE(random.next(), 3203168211198807973ULL);
        QCOMPARE(random.next(), 9817491932198370423ULL);
    }

    void uniformStaysInItsRange() {
        Random random(1);
        double sum = 0;
        for (int k = 0; k < 100000; ++k) {
            const double number = random.uniform(-2, 3);
            QVERIFY(number >= -2 && number < 3);
            sum += number;
        }
        QVERIFY(std::abs(sum / 100000 - 0.5) < 0.02);
    }

    void belowReachesEveryNumberEquallyOften() {
        Random random(2);
        std::array<int, 7> seen{};
        for (int k = 0; k < 70000; ++k) {
            ++seen.at(random.below(seen.size()));
        }
        for (const int count : seen) {
            QVERIFY(std::abs(count - 10000) < 500);
        }
    }
};

QTEST_GUILESS_MAIN(TestRandom)
#include "test_random.moc"
