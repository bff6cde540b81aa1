// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QTest>

#include "gui/alignment_view.h"
#include "gui/explore_page.h"
#include "gui/note.h"
#include "gui/stage_widget.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

class TestKeys : public QObject {
    Q_OBJECT

  private slots:
    void aFocusedChooserKeepsItsKeys();
    void theMouseLeavesNoFocusInAChooser();
    void escapeLeavesATextField();
    void escapeInATextFieldGoesOnPresenting();
    void copyingIsConfirmed_data();
    void copyingIsConfirmed();
    void aNoteClosesByItself();
    void theOverviewFitsTheScreenAndScrolls();
    void aKeyTurnsTheThemeOnEveryPage();
};

void TestKeys::aFocusedChooserKeepsItsKeys() {
    TestWindow test;
    test.session().goTo(5);
    auto& box = test.child<QComboBox>("colourMapBox");
    box.setFocus(Qt::ShortcutFocusReason);
    const auto indexAfter = [&](Qt::Key key) {
        QTest::keyClick(&box, key);
        return box.currentIndex();
    };
    const int last = box.count() - 1;
    QCOMPARE(indexAfter(Qt::Key_Down), 1);
    QCOMPARE(indexAfter(Qt::Key_End), last);
    QCOMPARE(indexAfter(Qt::Key_Up), last - 1);
    QCOMPARE(indexAfter(Qt::Key_Home), 0);
    QCOMPARE(indexAfter(Qt::Key_Down), 1);
    QCOMPARE(test.session().scene().view.colourMap, scene::ColourMapName::Cividis);
    QCOMPARE(test.session().step(), 5);
    // What it has no use for goes on to the window, and a clicker steps in any case.
    QTest::keyClick(&box, Qt::Key_Right);
    QCOMPARE(test.session().step(), 6);
    QCOMPARE(indexAfter(Qt::Key_PageDown), 1);
    QCOMPARE(test.session().step(), 7);
    QCOMPARE(indexAfter(Qt::Key_PageUp), 1);
    QCOMPARE(test.session().step(), 6);
}

void TestKeys::aKeyTurnsTheThemeOnEveryPage() {
    TestWindow test;
    for (const auto page : {scene::Page::Explore, scene::Page::Compare, scene::Page::Lengths}) {
        test.session().setPage(page);
        scene::ViewOptions view = test.session().scene().view;
        view.theme = scene::ThemeName::Light;
        test.session().setView(view);
        QTest::keyClick(&test.window(), Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(test.session().scene().view.theme, scene::ThemeName::Dark);
        QTest::keyClick(&test.window(), Qt::Key_T, Qt::ControlModifier);
        QCOMPARE(test.session().scene().view.theme, scene::ThemeName::Light);
    }
}

/// Whoever chose with the mouse goes on stepping with a clicker.
void TestKeys::theMouseLeavesNoFocusInAChooser() {
    TestWindow test;
    for (const char* name : {"mechanismBox", "modelBox", "colourMapBox", "themeBox", "speedBox"}) {
        QVERIFY2((test.child<QComboBox>(name).focusPolicy() & Qt::ClickFocus) == 0, name);
        QVERIFY2((test.child<QComboBox>(name).focusPolicy() & Qt::TabFocus) != 0, name);
    }
}

void TestKeys::escapeLeavesATextField() {
    TestWindow test;
    auto& field = test.child<QLineEdit>("sentenceEdit");
    field.setFocus();
    QTest::keyClick(&field, Qt::Key_Escape);
    QCOMPARE(test.window().focusWidget(), &test.window().explorePage().stage());
}

void TestKeys::escapeInATextFieldGoesOnPresenting() {
    TestWindow test;
    QTest::keyClick(&test.window(), Qt::Key_F5);
    auto& field = test.child<QLineEdit>("sentenceEdit");
    field.setFocus();
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(test.window().presenting());
    QTest::keyClick(test.window().focusWidget(), Qt::Key_Escape);
    QVERIFY(!test.window().presenting());
}

void TestKeys::copyingIsConfirmed_data() {
    QTest::addColumn<bool>("stage");
    QTest::addColumn<QString>("said");
    QTest::newRow("alignment") << false << "Copied the alignment plot";
    QTest::newRow("stages") << true << "Copied the stages";
}

void TestKeys::copyingIsConfirmed() {
    QFETCH(bool, stage);
    QFETCH(QString, said);
    TestWindow test;
    QWidget& picture = stage ? static_cast<QWidget&>(test.window().explorePage().stage())
                             : test.child<AlignmentView>();
    auto& note = test.child<Note>();
    QVERIFY(!note.isVisible());
    QGuiApplication::clipboard()->clear();
    picture.setFocus();
    QTest::keyClick(&picture, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(!QGuiApplication::clipboard()->image().isNull());
    QVERIFY(note.isVisible());
    QCOMPARE(note.text(), said);
    QVERIFY(test.window().rect().contains(note.geometry()));
}

void TestKeys::aNoteClosesByItself() {
    QWidget window;
    window.resize(600, 400);
    window.show();
    Note note(window, std::chrono::milliseconds(50));
    note.showText(QStringLiteral("Copied"));
    QVERIFY(note.isVisible());
    QTRY_VERIFY(!note.isVisible());
}

void TestKeys::theOverviewFitsTheScreenAndScrolls() {
    TestWindow test;
    QTest::keyClick(&test.window(), Qt::Key_F1);
    auto* overview = test.window().findChild<QDialog*>("shortcutOverview");
    QVERIFY(overview != nullptr);
    QTRY_VERIFY(overview->isVisible());
    const QSize room = overview->screen()->availableSize();
    QCOMPARE(overview->size().boundedTo(room), overview->size());
    const auto* close = overview->findChild<QPushButton*>();
    const auto isSeen = [&](const QWidget& widget, QWidget& within) {
        return within.rect().contains(QRect(widget.mapTo(&within, QPoint()), widget.size()));
    };
    QVERIFY(isSeen(*close, *overview));
    auto* scroll = overview->findChild<QScrollArea*>();
    QCOMPARE(overview->focusWidget(), scroll);
    const auto labels = scroll->findChildren<QLabel*>();
    for (const QLabel* label : labels) {
        QVERIFY2(label->width() >= label->sizeHint().width(), qPrintable(label->text()));
        QVERIFY2(label->mapTo(scroll->viewport(), QPoint(label->width(), 0)).x() <=
                     scroll->viewport()->width(),
                 qPrintable(label->text()));
    }
    for (int presses = 0; presses < 10; ++presses) {
        QTest::keyClick(scroll, Qt::Key_PageDown);
    }
    QVERIFY(isSeen(*labels.back(), *scroll->viewport()));
    QVERIFY(isSeen(*close, *overview));
    QTest::keyClick(scroll, Qt::Key_Escape);
    QTRY_VERIFY(!test.window().findChild<QDialog*>("shortcutOverview"));
}

QTEST_MAIN(TestKeys)
#include "test_keys.moc"
