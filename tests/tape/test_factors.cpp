// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>

#include "tape/factors.h"

using namespace lab::tape;

class TestFactors : public QObject {
    Q_OBJECT

    static Factor factorAt(Index row) { return {{7, row, 0}, row % 2 == 1}; }

  private slots:
    void anyNumberOfThemKeepsItsOrder() {
        Factors factors;
        QVERIFY(factors.empty());
        for (Index count = 1; count <= 5; ++count) {
            factors.push_back(factorAt(count - 1));
            QCOMPARE(factors.size(), static_cast<std::size_t>(count));
            QCOMPARE(std::distance(factors.begin(), factors.end()), count);
            for (Index row = 0; row < count; ++row) {
                const Factor& factor = factors[static_cast<std::size_t>(row)];
                QCOMPARE(factor.element.row, row);
                QCOMPARE(factor.complement, row % 2 == 1);
            }
        }
        QCOMPARE(factors.front().element.row, Index(0));
    }

    void aCopyIsOnItsOwn() {
        for (const Index count : {1, 2, 3}) {
            Factors factors;
            for (Index row = 0; row < count; ++row) {
                factors.push_back(factorAt(row));
            }
            Factors copy = factors;
            for (Factor& factor : copy) {
                factor.element.row = 99;
            }
            QVERIFY(std::ranges::all_of(
                copy, [](const Factor& factor) { return factor.element.row == 99; }));
            QVERIFY(std::ranges::none_of(
                factors, [](const Factor& factor) { return factor.element.row == 99; }));
        }
    }
};

QTEST_GUILESS_MAIN(TestFactors)
#include "test_factors.moc"
