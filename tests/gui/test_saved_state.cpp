// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>

#include "gui/saved_state.h"
#include "gui/scene_keeper.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

class TestSavedState : public QObject {
    Q_OBJECT

  private slots:
    void firstStartHasTheStandardScene();
    void closingTheWindowKeepsTheScene();
    void theSceneIsKeptWithoutClosing();
    void theSceneIsKeptOnceAChangeHasSettled();
    void everyPartOfTheSceneIsKept();
    void aFolderThatCannotBeWrittenIsReportedOnce();
    void windowSizeComesBack();
    void presentingLeavesTheLayoutAsItWas();
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

void TestSavedState::theSceneIsKeptWithoutClosing() {
    TestWindow test;
    test.session().goTo(7);
    const SavedState saved(test.stateFolder());
    QTRY_COMPARE_WITH_TIMEOUT(saved.loadScene().scene, test.session().scene(), 3000);
    QCOMPARE(saved.loadScene().scene.step, 7);
    // The layout is the window's, which still stands.
    QVERIFY(saved.loadLayout().geometry.isEmpty());
}

void TestSavedState::theSceneIsKeptOnceAChangeHasSettled() {
    const QTemporaryDir folder;
    const SavedState saved(folder.path());
    ExploreSession session(translateWithSmallModel());
    const SceneKeeper keeper(session, saved, std::chrono::milliseconds(100));
    session.setScene({});
    for (int k = 0; k < 8; ++k) {
        session.setSentence(QStringLiteral("he sees %1 cats.").arg(k));
        QTest::qWait(20);
        QVERIFY(!QFile::exists(folder.path() + "/scene.json"));
    }
    QTRY_COMPARE(saved.loadScene().scene.sentence, QStringLiteral("he sees 7 cats."));
}

void TestSavedState::everyPartOfTheSceneIsKept() {
    const QTemporaryDir folder;
    const SavedState saved(folder.path());
    ExploreSession session(translateWithSmallModel());
    const SceneKeeper keeper(session, saved, std::chrono::milliseconds(10));
    session.setScene({});
    QTRY_VERIFY(!session.busy());
    const auto isKept = [&] { return saved.loadScene().scene == session.scene(); };
    QTRY_VERIFY(isKept());
    scene::TrainingStudy training = session.scene().training;
    training.steps = 77;
    session.setTraining(training);
    QTRY_VERIFY(isKept());
    scene::Playground playground = session.scene().playground;
    playground.temperature = 2;
    session.setPlayground(playground);
    QTRY_VERIFY(isKept());
}

void TestSavedState::aFolderThatCannotBeWrittenIsReportedOnce() {
    const QTemporaryDir folder;
    QFile inTheWay(folder.path() + "/file");
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const SavedState saved(folder.path() + "/file/folder");
    ExploreSession session(translateWithSmallModel());
    const SceneKeeper keeper(session, saved, std::chrono::milliseconds(10));
    session.setScene({});
    QTRY_VERIFY(!session.busy());
    QTRY_VERIFY2(session.message().contains("file/folder"), qPrintable(session.message()));
    QVERIFY(!session.message().contains('\n'));
    session.showMessage({});
    session.goTo(3);
    QTest::qWait(60);
    QCOMPARE(session.message(), QString());
}

void TestSavedState::presentingLeavesTheLayoutAsItWas() {
    TestWindow test({}, {1210, 730});
    auto* columns = test.window().findChild<QSplitter*>();
    const QList<int> sizes = columns->sizes();
    QTest::keyClick(&test.window(), Qt::Key_F5);
    QCoreApplication::processEvents();
    QVERIFY(columns->sizes() != sizes);
    test.window().close();
    ModelStore models(attention::standardRegistry(), shippedModels());
    const GrammarStore grammar(shippedGrammar);
    const SavedState saved(test.stateFolder());
    DataStore data(saved.dataFolder(), shippedData());
    Sessions sessions(models, grammar, data, saved, translateWithSmallModel());
    MainWindow window(sessions, pageList(sessions, saved), models, saved);
    window.show();
    QCOMPARE(window.size(), QSize(1210, 730));
    QVERIFY(!window.isFullScreen());
    QCOMPARE(window.findChild<QSplitter*>()->sizes(), sizes);
}

void TestSavedState::windowSizeComesBack() {
    TestWindow test({}, {1210, 730});
    test.window().close();
    ModelStore models(attention::standardRegistry(), shippedModels());
    const GrammarStore grammar(shippedGrammar);
    const SavedState saved(test.stateFolder());
    DataStore data(saved.dataFolder(), shippedData());
    Sessions sessions(models, grammar, data, saved, translateWithSmallModel());
    MainWindow window(sessions, pageList(sessions, saved), models, saved);
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
    const GrammarStore grammar(shippedGrammar);
    DataStore data(saved.dataFolder(), shippedData());
    Sessions sessions(models, grammar, data, saved, translateWithSmallModel());
    const MainWindow window(sessions, pageList(sessions, saved), models, saved);
    QVERIFY(window.width() >= 1024);
}

QTEST_MAIN(TestSavedState)
#include "test_saved_state.moc"
