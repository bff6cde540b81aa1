// SPDX-License-Identifier: GPL-3.0-or-later
// The choosers of the top bar, while models come and go.
#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QComboBox>
#include <QSignalSpy>
#include <QTest>

#include "test_window.h"

using namespace lab;
using namespace lab::gui;

class TestChoosers : public QObject {
    Q_OBJECT

  private slots:
    void whoIsChoosingIsNotDisturbed_data() {
        QTest::addColumn<QString>("name");
        QTest::newRow("mechanism") << "mechanismBox";
        QTest::newRow("model") << "modelBox";
    }

    /// A training offers its next model while a chooser is open.
    void whoIsChoosingIsNotDisturbed() {
        QFETCH(QString, name);
        TestWindow test;
        QVERIFY(test.waitForTrace());
        auto& box = test.child<QComboBox>(name);
        auto& models = test.child<QComboBox>("modelBox");
        box.showPopup();
        QVERIFY(box.view()->isVisible());
        const QSignalSpy emptied(box.model(), &QAbstractItemModel::rowsRemoved);
        const QSignalSpy reset(box.model(), &QAbstractItemModel::modelReset);
        const int listed = box.count();
        test.models().setGroup("mine", {{.id = QStringLiteral("mine-1"),
                                         .name = QStringLiteral("Mine"),
                                         .mechanism = scene::Scene().mechanism,
                                         .file = {}}});
        // Longer than the window waits before it looks again.
        QTest::qWait(600);
        QVERIFY(box.view()->isVisible());
        QVERIFY(emptied.isEmpty() && reset.isEmpty());
        QCOMPARE(box.count(), listed);
        QCOMPARE(models.findData("mine-1"), -1);
        box.hidePopup();
        QTRY_VERIFY(models.findData("mine-1") >= 0);
        QCOMPARE(models.currentData().toString(), scene::Scene().model);
        QCOMPARE(test.child<QComboBox>("mechanismBox").currentData().toString(),
                 scene::Scene().mechanism);
    }
};

QTEST_MAIN(TestChoosers)
#include "test_choosers.moc"
