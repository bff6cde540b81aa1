// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "gui/window_placement.h"

using lab::gui::placedOn;

class TestWindowPlacement : public QObject {
    Q_OBJECT

  private slots:
    void aWindowThatFitsStays();
    void aLargerWindowIsMadeToFit();
    void aWindowBesideTheScreenComesBack_data();
    void aWindowBesideTheScreenComesBack();
};

namespace {
constexpr QRect kScreen{0, 24, 1366, 744};
constexpr int kFrame = 32;
}  // namespace

void TestWindowPlacement::aWindowThatFitsStays() {
    const QRect wanted(100, 80, 1024, 640);
    QCOMPARE(placedOn(kScreen, wanted, kFrame), wanted);
}

void TestWindowPlacement::aLargerWindowIsMadeToFit() {
    QCOMPARE(placedOn(kScreen, {-37, -66, 1440, 900}, kFrame), QRect(0, 56, 1366, 712));
}

void TestWindowPlacement::aWindowBesideTheScreenComesBack_data() {
    QTest::addColumn<QRect>("wanted");
    QTest::addColumn<QPoint>("corner");
    QTest::newRow("right of it") << QRect(3000, 100, 1024, 640) << QPoint(1366 - 1024, 100);
    QTest::newRow("above it") << QRect(100, -900, 1024, 640) << QPoint(100, 56);
    QTest::newRow("below it") << QRect(100, 2000, 1024, 640) << QPoint(100, 24 + 744 - 640);
    QTest::newRow("left of it") << QRect(-2000, 100, 1024, 640) << QPoint(0, 100);
}

void TestWindowPlacement::aWindowBesideTheScreenComesBack() {
    QFETCH(const QRect, wanted);
    QFETCH(const QPoint, corner);
    QCOMPARE(placedOn(kScreen, wanted, kFrame), QRect(corner, wanted.size()));
}

QTEST_APPLESS_MAIN(TestWindowPlacement)
#include "test_window_placement.moc"
