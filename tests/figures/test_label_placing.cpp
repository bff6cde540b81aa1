// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <random>

#include "figures/label_thinning.h"
#include "figures/painting.h"
#include "figures/stacked.h"

using namespace lab::figures;

class TestLabelPlacing : public QObject {
    Q_OBJECT

  private slots:
    void thinnedLabelsAreFarEnoughApart() {
        QCOMPARE(labelStep(10, 10), 1);
        QCOMPARE(labelStep(10.1, 10), 2);
        QCOMPARE(labelStep(35, 10), 4);
        QCOMPARE(labelStep(1, 10), 1);
        for (const int step : {1, 2, 3, 7}) {
            for (int strong = -1; strong < 20; ++strong) {
                const auto chosen = strong < 0 ? std::nullopt : std::optional(strong);
                int last = -step;
                for (int index = 0; index < 20; ++index) {
                    if (isLabelShown(index, step, chosen)) {
                        QVERIFY(index - last >= step);
                        last = index;
                    }
                }
                QVERIFY(strong < 0 || isLabelShown(strong, step, chosen));
            }
        }
    }

    void freeItemsStandWhereTheyWant() {
        const auto tops = stacked({{50, 10}, {10, 10}, {30, 4}}, 0, 100);
        QCOMPARE(tops, (std::vector<double>{45, 5, 28}));
    }

    /// Two that want the same place share it; the third is pushed by neither.
    void crowdedItemsShareThePlace() {
        QCOMPARE(stacked({{50, 10}, {50, 10}}, 0, 100), (std::vector<double>{40, 50}));
        QCOMPARE(stacked({{50, 10}, {52, 10}, {90, 10}}, 0, 100),
                 (std::vector<double>{41, 51, 85}));
    }

    void itemsKeepWithinTheEnds() {
        QCOMPARE(stacked({{0, 10}, {2, 10}}, 0, 100), (std::vector<double>{0, 10}));
        QCOMPARE(stacked({{100, 10}, {99, 10}}, 0, 100), (std::vector<double>{90, 80}));
        QVERIFY(stacked({}, 0, 1).empty());
    }

    void nothingEverOverlaps() {
        std::mt19937 random(4);
        std::uniform_real_distribution<double> wanted(-20, 220);
        std::uniform_real_distribution<double> height(5, 30);
        for (int round = 0; round < 200; ++round) {
            std::vector<StackItem> items(1 + random() % 6);
            for (StackItem& item : items) {
                item = {wanted(random), height(random)};
            }
            const auto tops = stacked(items, 0, 200);
            for (std::size_t a = 0; a < items.size(); ++a) {
                QVERIFY(tops[a] >= -1e-9 && tops[a] + items[a].height <= 200 + 1e-9);
                for (std::size_t b = 0; b < items.size(); ++b) {
                    QVERIFY(a == b || tops[a] + items[a].height <= tops[b] + 1e-9 ||
                            tops[b] + items[b].height <= tops[a] + 1e-9);
                }
            }
        }
    }

    void textsAreWrappedBetweenWords() {
        const QFont font = Theme::light().font(TextStyle::Body);
        const QFontMetricsF metrics(font);
        const QString text = QStringLiteral("one vector carries the whole sentence");
        const QStringList lines = wrapped(text, font, 100);
        QVERIFY(lines.size() > 1);
        QCOMPARE(lines.join(u' '), text);
        const QString long_ = QStringLiteral("Donaudampfschifffahrtsgesellschaft");
        for (const QStringList& rows : {lines, wrapped(long_, font, 100)}) {
            for (const QString& row : rows) {
                QVERIFY(metrics.horizontalAdvance(row) <= 101);
            }
        }
        QCOMPARE(wrapped(long_, font, 100).join(QString()), long_);
        QVERIFY(wrapped({}, font, 100).join(QString()).isEmpty());
    }
};

QTEST_MAIN(TestLabelPlacing)
#include "test_label_placing.moc"
