// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "gui/saved_state.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

class TestSavedState : public QObject {
    Q_OBJECT

  private slots:
    void firstStartHasTheStandardScene();
    void closingTheWindowKeepsTheScene();
    void windowSizeComesBack();
    void brokenStateIsReportedAndIgnored_data();
    void brokenStateIsReportedAndIgnored();
};

void TestSavedState::firstStartHasTheStandardScene() {
    const QTemporaryDir folder;
    const auto [scene, problem] = SavedState(folder.path() + "/none").loadScene();
    QCOMPARE(scene, scene::Scene());
    QCOMPARE(problem, QString());
}

void TestSavedState::closingTheWindowKeepsTheScene() {
    TestWindow test;
    test.session().setSentence(QString::fromUtf8("she sees big cats."));
    QVERIFY(test.waitForTrace());
    test.session().goTo(9, 2);
    scene::ViewOptions view;
    view.colourMap = scene::ColourMapName::Grey;
    view.theme = scene::ThemeName::Dark;
    test.session().setView(view);
    const scene::Scene before = test.session().scene();
    test.window().close();
    QCOMPARE(SavedState(test.stateFolder()).loadScene().scene, before);
    TestWindow again(before);
    QCOMPARE(again.session().step(), 9);
    QCOMPARE(again.session().source(), 2);
}

void TestSavedState::windowSizeComesBack() {
    TestWindow test({}, {1210, 730});
    test.window().close();
    ModelStore models(attention::standardRegistry(), shippedModels());
    ExploreSession session(translateWithSmallModel());
    const SavedState saved(test.stateFolder());
    MainWindow window(session, models, saved);
    QCOMPARE(window.size(), QSize(1210, 730));
}

void TestSavedState::brokenStateIsReportedAndIgnored_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("no JSON") << QByteArray("scene");
    QTest::newRow("truncated") << QByteArray("{\"version\": 1, \"sent");
    QTest::newRow("wrong types") << QByteArray("{\"version\": 1, \"sentence\": [1]}");
    QTest::newRow("binary") << QByteArray("\0\xff\xfe", 3);
}

void TestSavedState::brokenStateIsReportedAndIgnored() {
    QFETCH(QByteArray, text);
    const QTemporaryDir folder;
    for (const QString name : {"/scene.json", "/window.ini"}) {
        QFile file(folder.path() + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    const SavedState saved(folder.path());
    const auto [scene, problem] = saved.loadScene();
    QCOMPARE(scene, scene::Scene());
    QVERIFY(!problem.isEmpty());
    QVERIFY(!problem.contains('\n'));
    ModelStore models(attention::standardRegistry(), shippedModels());
    ExploreSession session(translateWithSmallModel());
    const MainWindow window(session, models, saved);
    QVERIFY(window.width() >= 1024);
}

QTEST_MAIN(TestSavedState)
#include "test_saved_state.moc"
