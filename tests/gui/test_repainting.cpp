// SPDX-License-Identifier: GPL-3.0-or-later
// What stands on the screen after only what changed was painted, against all of it painted anew.
#include <QScreen>
#include <QtTest/QTest>
#include <random>

#include "test_window.h"

using namespace lab;
using namespace lab::gui;

namespace {

QImage onScreen(const QWidget& window) {
    return window.screen()
        ->grabWindow(window.winId())
        .toImage()
        .convertToFormat(QImage::Format_RGB32);
}

QImage paintedAnew(QWidget& window) {
    return window.grab().toImage().convertToFormat(QImage::Format_RGB32);
}

/// Where the two differ first; "" where they do not.
QString difference(const QImage& shown, const QImage& expected) {
    if (shown.size() != expected.size()) {
        return QStringLiteral("sizes differ");
    }
    for (int y = 0; y < shown.height(); ++y) {
        for (int x = 0; x < shown.width(); ++x) {
            if (shown.pixel(x, y) != expected.pixel(x, y)) {
                return QStringLiteral("at (%1, %2): %3, not %4")
                    .arg(x)
                    .arg(y)
                    .arg(shown.pixel(x, y), 8, 16)
                    .arg(expected.pixel(x, y), 8, 16);
            }
        }
    }
    return {};
}

/// Where the screen does not show what the window would paint now; "" when it does. Panels may need
/// some rounds of the event loop to find their heights.
QString staleAt(QWidget& window) {
    QString wrong;
    for (int round = 0; round < 50; ++round) {
        QTest::qWait(2);
        wrong = difference(onScreen(window), paintedAnew(window));
        if (wrong.isEmpty()) {
            break;
        }
    }
    return wrong;
}

}  // namespace

class TestRepainting : public QObject {
    Q_OBJECT

  private slots:
    void stepsLeaveNothingOldOnTheScreen_data() {
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual") << QSize(1600, 1000);
        QTest::newRow("small") << QSize(1024, 640);
    }

    void stepsLeaveNothingOldOnTheScreen() {
        QFETCH(QSize, size);
        TestWindow test({}, size);
        QVERIFY(test.waitForTrace());
        test.window().setFocus();
        std::mt19937 random(5);
        const int steps = test.session().timeline().size();
        for (int k = 0; k < 40; ++k) {
            const bool jumps = k % 5 == 4;
            const int next = jumps ? static_cast<int>(random() % static_cast<unsigned>(steps))
                                   : test.session().step() + 1;
            test.session().goTo(next % steps);
            QCOMPARE(staleAt(test.window()), QString());
        }
    }

    /// Frames around what is hovered reach beyond what a step changes.
    void stepsWhileSomethingIsHoveredLeaveNothingOldOnTheScreen() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.window().setFocus();
        const auto& trace = *test.session().trace();
        const int steps = test.session().timeline().size();
        for (int k = 0; k < steps; ++k) {
            if (k % 6 == 0) {
                test.session().hover(scene::sourceWordQuantity(trace, k / 6 % 4));
            }
            test.session().goTo((test.session().step() + 1) % steps);
            QCOMPARE(staleAt(test.window()), QString());
        }
    }

    void aSentenceThatIsTypedAgainIsThereAgain() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.window().setFocus();
        const QString sentence = test.session().scene().sentence;
        for (const QString& typed : {QString(), sentence}) {
            test.session().setSentence(typed);
            QTRY_VERIFY(!test.session().busy());
            QCOMPARE(staleAt(test.window()), QString());
        }
        QVERIFY(test.session().hasMoment());
    }

    void changesLeaveNothingOldOnTheScreen() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.window().setFocus();
        test.session().goTo(test.session().timeline().size() - 1);
        for (int k = 0; k < 6; ++k) {
            test.session().addChange(
                {.what = models::Intervention{"scores", {.target = k % 3}, k % 2, 0, 2.0 * k}},
                QStringLiteral("another score"), -1);
            QVERIFY(test.waitForTrace());
            QCOMPARE(staleAt(test.window()), QString());
        }
    }
};

QTEST_MAIN(TestRepainting)
#include "test_repainting.moc"
