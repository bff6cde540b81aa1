// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/seen_numbers.h"

#include <QtTest>

using lab::language::SeenNumbers;

class TestSeenNumbers : public QObject {
    Q_OBJECT

  private slots:
    void aNumberIsNewOnce() {
        SeenNumbers seen;
        for (int round = 0; round < 2; ++round) {
            for (std::uint64_t number = 1; number <= 10'000; ++number) {
                QCOMPARE(seen.add(number), round == 0);
            }
        }
    }

    void numbersThatWantOnePlaceAreKeptApart() {
        SeenNumbers seen;
        for (std::uint64_t number = 1; number <= 1000; ++number) {
            QVERIFY(seen.add(number << 40U));
        }
        for (std::uint64_t number = 1; number <= 1000; ++number) {
            QVERIFY(!seen.add(number << 40U));
        }
    }

    void zeroIsANumberToo() {
        SeenNumbers seen;
        QVERIFY(seen.add(0));
        QVERIFY(!seen.add(0));
    }
};

QTEST_GUILESS_MAIN(TestSeenNumbers)
#include "test_seen_numbers.moc"
