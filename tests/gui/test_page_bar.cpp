// SPDX-License-Identifier: GPL-3.0-or-later
#include <QMenu>
#include <QTest>
#include <QToolButton>

#include "gui/page.h"
#include "gui/page_bar.h"
#include "layout_problems.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

namespace {

QToolButton& buttonOf(TestWindow& test, scene::Page page) {
    return test.child<QToolButton>(scene::nameOf(scene::pageNames, page) + "Page");
}

}  // namespace

class TestPageBar : public QObject {
    Q_OBJECT

  private slots:
    void buttonAndKeyLeadToEveryPage();
    void everyPageOfAFileIsInTheBar();
    void allTitlesFitAtEverySize_data();
    void allTitlesFitAtEverySize();
    void whereTheRowHasNoRoomAListLeadsToEveryPage();
    void foldingKeepsTheFocusInTheBar();
    void theBarIsTheSameOnEveryPage();
};

void TestPageBar::buttonAndKeyLeadToEveryPage() {
    TestWindow test;
    const std::vector<PageEntry>& pages = test.child<PageBar>().pages();
    for (std::size_t place = 0; place < pages.size(); ++place) {
        const auto key = static_cast<Qt::Key>(Qt::Key_1 + place);
        QTest::keyClick(&test.window(), key, Qt::ControlModifier);
        QCOMPARE(test.session().scene().page, pages[place].page);
        QVERIFY(buttonOf(test, pages[place].page).isChecked());
        for (const PageEntry& other : pages) {
            QTest::mouseClick(&buttonOf(test, other.page), Qt::LeftButton);
            QCOMPARE(test.session().scene().page, other.page);
            QVERIFY(test.window().page().isVisible());
            QVERIFY(buttonOf(test, other.page).isChecked());
            QCOMPARE(buttonOf(test, pages[place].page).isChecked(),
                     pages[place].page == other.page);
        }
    }
}

void TestPageBar::everyPageOfAFileIsInTheBar() {
    TestWindow test;
    for (const auto& name : scene::pageNames) {
        QVERIFY2(!buttonOf(test, name.value).text().isEmpty(), name.text);
    }
}

void TestPageBar::allTitlesFitAtEverySize_data() {
    QTest::addColumn<QSize>("size");
    for (const QSize size : {QSize(1024, 600), QSize(1024, 640), QSize(1152, 720), QSize(1280, 800),
                             QSize(1366, 768), QSize(1440, 900), QSize(1600, 1000),
                             QSize(1920, 1080), QSize(2560, 1440), QSize(3840, 2160)}) {
        QTest::addRow("%dx%d", size.width(), size.height()) << size;
    }
}

void TestPageBar::allTitlesFitAtEverySize() {
    QFETCH(QSize, size);
    TestWindow test({}, size);
    auto& bar = test.child<QWidget>("topBar");
    QTRY_COMPARE(problemsOf(bar).join('\n'), QString());
    QVERIFY(bar.width() <= test.window().width());
    QCOMPARE(test.window().width(), size.width());
}

void TestPageBar::whereTheRowHasNoRoomAListLeadsToEveryPage() {
    TestWindow test({}, {1024, 640});
    auto& list = test.child<QToolButton>("pagesButton");
    QVERIFY(test.child<PageBar>().folded());
    QVERIFY(list.isVisible());
    QVERIFY(!buttonOf(test, scene::Page::Compare).isVisible());
    QCOMPARE(list.text(), QString("Explore"));
    QCOMPARE(list.menu()->actions().size(), qsizetype(scene::pageNames.size()));
    for (QAction* action : list.menu()->actions()) {
        action->trigger();
        QVERIFY2(action->text().startsWith(list.text()), qPrintable(list.text()));
        QVERIFY(list.accessibleName().contains(list.text()));
    }
    QCOMPARE(test.session().scene().page, test.child<PageBar>().pages().back().page);
    test.window().resize(1600, 1000);
    QVERIFY(!test.child<PageBar>().folded());
    QVERIFY(!list.isVisible());
    QVERIFY(buttonOf(test, scene::Page::Compare).isVisible());
}

void TestPageBar::foldingKeepsTheFocusInTheBar() {
    TestWindow test({}, {1600, 1000});
    buttonOf(test, scene::Page::Explore).setFocus();
    test.window().resize(1024, 640);
    QCOMPARE(test.window().focusWidget(), &test.child<QToolButton>("pagesButton"));
    test.window().resize(1600, 1000);
    QCOMPARE(test.window().focusWidget(), &buttonOf(test, scene::Page::Explore));
}

/// Whoever goes from page to page finds the titles where they were.
void TestPageBar::theBarIsTheSameOnEveryPage() {
    for (const int width : {1024, 1200, 1600}) {
        TestWindow test({}, {width, 800});
        const bool folded = test.child<PageBar>().folded();
        QCoreApplication::processEvents();
        const QPoint place = test.child<PageBar>().pos();
        for (const auto& name : scene::pageNames) {
            test.session().setPage(name.value);
            QCoreApplication::processEvents();
            QCOMPARE(test.child<PageBar>().folded(), folded);
            QCOMPARE(test.child<PageBar>().pos(), place);
        }
    }
}

QTEST_MAIN(TestPageBar)
#include "test_page_bar.moc"
