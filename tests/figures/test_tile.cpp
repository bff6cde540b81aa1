// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "base/random.h"
#include "figures/lanes/tile.h"

using lab::figures::TileGrid;

class TestTile : public QObject {
    Q_OBJECT

  private slots:
    void everyNumberHasACellOfItsOwnInsideTheRectangle();
    void cellsAreAsSquareAsTheDivisorsAllow();
    void outsideTheRectangleIsNoNumber();
};

void TestTile::everyNumberHasACellOfItsOwnInsideTheRectangle() {
    lab::base::Random random(7);
    for (int round = 0; round < 500; ++round) {
        const int count = 1 + static_cast<int>(random.below(300));
        const QRectF rect(random.uniform(-50, 50), random.uniform(-50, 50), random.uniform(4, 200),
                          random.uniform(4, 200));
        const TileGrid grid = TileGrid::fitting(count, rect.width(), rect.height());
        QVERIFY(grid.columns * grid.rows >= count);
        for (int k = 0; k < count; ++k) {
            const QRectF cell = grid.cell(k, rect);
            QVERIFY(rect.adjusted(-1e-9, -1e-9, 1e-9, 1e-9).contains(cell));
            QCOMPARE(grid.at(cell.center(), rect), k);
        }
    }
}

void TestTile::cellsAreAsSquareAsTheDivisorsAllow() {
    QCOMPARE(TileGrid::fitting(128, 80, 160), (TileGrid{128, 8, 16}));
    QCOMPARE(TileGrid::fitting(64, 50, 50), (TileGrid{64, 8, 8}));
    QCOMPARE(TileGrid::fitting(128, 320, 40), (TileGrid{128, 32, 4}));
}

void TestTile::outsideTheRectangleIsNoNumber() {
    const TileGrid grid = TileGrid::fitting(13, 10, 20);
    const QRectF rect(5, 5, 10, 20);
    QCOMPARE(grid.at({4.9, 10}, rect), -1);
    QCOMPARE(grid.at({10, 25.1}, rect), -1);
    QCOMPARE((TileGrid{}.at({6, 6}, rect)), -1);
}

QTEST_GUILESS_MAIN(TestTile)
#include "test_tile.moc"
