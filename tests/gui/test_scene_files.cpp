// SPDX-License-Identifier: GPL-3.0-or-later
// What is on screen as a file, saved and opened in the window.
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QTest>
#include <QToolButton>

#include "gui/data/data_page.h"
#include "gui/message_bar.h"
#include "gui/scene_files.h"
#include "scene/scene_file.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

namespace {

/// Presses the key and gives its dialog this file.
void answer(TestWindow& test, Qt::Key key, const QString& path) {
    QTest::keyClick(&test.window(), key, Qt::ControlModifier | Qt::ShiftModifier);
    auto* dialog = test.window().findChild<QFileDialog*>();
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->isVisible());
    emit dialog->fileSelected(path);
    dialog->close();
    QCoreApplication::sendPostedEvents(dialog, QEvent::DeferredDelete);
    QTRY_VERIFY(test.window().findChild<QFileDialog*>() == nullptr);
    test.window().activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&test.window()));
}

void write(const QString& path, const QByteArray& text) {
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(text);
}

/// Other than usual on every page.
void changeEverything(TestWindow& test) {
    scene::Scene next = test.session().scene();
    next.sentence = QStringLiteral("the red apples.");
    next.page = scene::Page::Playground;
    next.playground.query = {-2, 0.5};
    next.view.theme = scene::ThemeName::Dark;
    next.view.showValues = false;
    next.lengths.contenders.pop_back();
    test.session().setScene(next);
}

}  // namespace

class TestSceneFiles : public QObject {
    Q_OBJECT

  private slots:
    void whatWasSavedIsOpenedAsItWas() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.session().maskOrUnmask(1);
        QVERIFY(test.waitForTrace());
        test.session().goTo(test.session().timeline().size() - 2);
        test.session().chooseSource(2);
        const scene::Scene saved = test.session().scene();
        QVERIFY(saved.step > 0);
        const QString path = test.stateFolder() + "/lecture.json";
        answer(test, Qt::Key_S, path);
        QVERIFY(QFile::exists(path));
        QVERIFY(test.session().scene() == saved);
        changeEverything(test);
        QVERIFY(test.waitForTrace());
        QVERIFY(test.session().scene() != saved);
        answer(test, Qt::Key_O, path);
        QVERIFY(test.waitForTrace());
        QVERIFY(scene::toJson(test.session().scene()) == scene::toJson(saved));
        QVERIFY(test.session().scene() == saved);
        QVERIFY(test.session().showsSentence());
        QCOMPARE(test.session().step(), saved.step);
        QCOMPARE(test.session().message(), QString());
    }

    void whatWasDoneBeforeIsNotUndoneInWhatWasOpened() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        const QString path = test.stateFolder() + "/lecture.json";
        answer(test, Qt::Key_S, path);
        const scene::Scene saved = test.session().scene();
        test.session().maskOrUnmask(1);
        test.session().setPage(scene::Page::Playground);
        QVERIFY(test.waitForTrace());
        answer(test, Qt::Key_O, path);
        QVERIFY(test.waitForTrace());
        QVERIFY(!test.session().history().canUndo());
        QTest::keyClick(&test.window(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(test.session().scene() == saved);
    }

    void whatIsNoSceneIsSaidAndChangesNothing_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("step on\n");
        QTest::newRow("no scene") << QByteArray("[1, 2]");
        QTest::newRow("later version") << QByteArray(R"({"version": 99})");
        QTest::newRow("out of range")
            << QByteArray(R"({"version": 1, "decoding": {"beamWidth": 1e300}})");
        QTest::newRow("wrong type") << QByteArray(R"({"version": 1, "sentence": 5})");
        QTest::newRow("too long") << QByteArray(5 << 20, ' ');
    }

    void whatIsNoSceneIsSaidAndChangesNothing() {
        QFETCH(QByteArray, text);
        TestWindow test;
        QVERIFY(test.waitForTrace());
        test.session().maskOrUnmask(1);
        QVERIFY(test.waitForTrace());
        const scene::Scene before = test.session().scene();
        const QString path = test.stateFolder() + "/broken.json";
        write(path, text);
        answer(test, Qt::Key_O, path);
        QVERIFY(test.session().scene() == before);
        QVERIFY(test.session().history().canUndo());
        QVERIFY(test.child<MessageBar>().isVisible());
        QVERIFY2(test.session().message().contains("broken.json"),
                 qPrintable(test.session().message()));
        QVERIFY(!test.session().message().contains('\n'));
    }

    void aFolderThatCannotBeWrittenIsSaid() {
        TestWindow test;
        QVERIFY(test.waitForTrace());
        answer(test, Qt::Key_S, test.stateFolder() + "/none/lecture.json");
        QVERIFY2(test.session().message().contains("/none"), qPrintable(test.session().message()));
    }

    void everyPageOffersBothInItsMenu() {
        TestWindow test;
        const auto& button = test.child<QToolButton>("exportButton");
        for (const auto page : {scene::Page::Explore, scene::Page::Playground, scene::Page::Compare,
                                scene::Page::Lengths, scene::Page::Train, scene::Page::Data}) {
            test.session().setPage(page);
            QStringList texts;
            for (const QAction* action : button.menu()->actions()) {
                texts << action->text().section('\t', 0, 0);
            }
            QVERIFY2(texts.contains(QStringLiteral("Save scene…")), qPrintable(texts.join(", ")));
            QVERIFY(texts.contains(QStringLiteral("Open scene…")));
            QCOMPARE(texts.contains(QStringLiteral("Alignment as PNG…")),
                     page == scene::Page::Explore);
        }
    }

    /// Its own keys are others: there Ctrl+O opens pairs.
    void thePageDataKeepsItsKeys() {
        TestWindow test;
        test.session().setPage(scene::Page::Data);
        QTest::keyClick(&test.child<DataPage>(), Qt::Key_O, Qt::ControlModifier);
        auto* dialog = test.window().findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        QVERIFY2(dialog->windowTitle().contains("pairs"), qPrintable(dialog->windowTitle()));
        dialog->close();
        QTRY_VERIFY(test.window().findChild<QFileDialog*>() == nullptr);
        test.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&test.window()));
        QTest::keyClick(&test.child<DataPage>(), Qt::Key_S,
                        Qt::ControlModifier | Qt::ShiftModifier);
        dialog = test.window().findChild<QFileDialog*>();
        QVERIFY(dialog != nullptr);
        QCOMPARE(dialog->windowTitle(), QStringLiteral("Save scene"));
        dialog->close();
    }
};

QTEST_MAIN(TestSceneFiles)
#include "test_scene_files.moc"
