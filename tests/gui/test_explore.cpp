// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "test_window.h"

using namespace lab;
using namespace lab::gui;

class TestExplore : public QObject {
    Q_OBJECT

  private slots:
    void arrowKeysStep();
};

void TestExplore::arrowKeysStep() {
    TestWindow test;
    QVERIFY(test.session().hasMoment());
    QTest::keyClick(&test.window(), Qt::Key_Right);
    QCOMPARE(test.session().step(), 1);
    QTest::keyClick(&test.window(), Qt::Key_Left);
    QCOMPARE(test.session().step(), 0);
    for (const QSize size : {QSize(1600, 1000), QSize(1024, 640)}) {
        test.window().resize(size);
        test.session().goTo(test.session().timeline().find(tape::Stage::Softmax, 5));
        QTest::qWait(50);
        test.window().grab().save(QString("/tmp/gui_%1.png").arg(size.width()));
    }
}

QTEST_MAIN(TestExplore)
#include "test_explore.moc"
