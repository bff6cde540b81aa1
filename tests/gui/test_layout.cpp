// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QScreen>
#include <QScrollBar>
#include <QTest>
#include <QTreeView>

#include "figures/alignment_plot.h"
#include "gui/explore_page.h"
#include "gui/export_dialog.h"
#include "gui/stage_widget.h"
#include "gui/style.h"
#include "layout_problems.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

namespace {

bool isControl(const QWidget& widget) {
    return widget.isEnabled() && widget.isVisibleTo(widget.window()) &&
           (widget.focusPolicy() & Qt::TabFocus) != 0 && !widget.inherits("QSplitterHandle") &&
           widget.objectName() != "qt_spinbox_lineedit";
}

}  // namespace

class TestLayout : public QObject {
    Q_OBJECT

  private slots:
    void nothingIsClippedCutOrOverlapping_data();
    void nothingIsClippedCutOrOverlapping();
    void exportDialogFits();
    void theSmallestWindowNamesEveryWordAndShowsWhereNumbersComeFrom();
    void aVeryLargeWindowIsFilled();
    void presentingOnASmallScreenMakesRoom();
    void presentingMakesEverythingLarger();
    void everyControlSaysWhatItIs();
    void tabReachesEveryControl();
};

void TestLayout::nothingIsClippedCutOrOverlapping_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<scene::ThemeName>("theme");
    QTest::addColumn<QString>("sentence");
    const QString usual = "he doesn't like the red apples.";
    const QString longest = QString("she sees the big cats and ").repeated(4);
    const QString unknown = "he sees unverständliche donaudampfschifffahrt.";
    for (const QSize size : {QSize(1024, 640), QSize(1600, 1000), QSize(3840, 2160)}) {
        for (const auto theme : {scene::ThemeName::Light, scene::ThemeName::Dark}) {
            const QByteArray name = QByteArray::number(size.width()) + 'x' +
                                    QByteArray::number(size.height()) +
                                    (theme == scene::ThemeName::Dark ? " dark" : " light");
            QTest::newRow(name + " usual") << size << theme << usual;
            QTest::newRow(name + " long") << size << theme << longest;
            QTest::newRow(name + " unknown") << size << theme << unknown;
            QTest::newRow(name + " empty") << size << theme << QString();
        }
    }
}

void TestLayout::nothingIsClippedCutOrOverlapping() {
    QFETCH(QSize, size);
    QFETCH(scene::ThemeName, theme);
    QFETCH(QString, sentence);
    scene::Scene scene;
    scene.sentence = sentence;
    scene.view.theme = theme;
    TestWindow test(scene, size);
    test.session().setDecoding(scene::DecodingMode::Forced);
    test.session().setForcedTarget("elle voit les grands chats .");
    test.waitForTrace();
    test.session().showMessage("A message of one line that says what, where and what to do.");
    for (const int step : {0, 20, 1000}) {
        test.session().goTo(step);
        // Layouts settle in a few rounds of events.
        QStringList problems;
        const bool settled =
            QTest::qWaitFor([&] { return (problems = problemsOf(test.window())).isEmpty(); }, 500);
        QCOMPARE(test.window().size(), size);
        QVERIFY2(settled, qPrintable(problems.join('\n')));
    }
}

void TestLayout::exportDialogFits() {
    TestWindow test;
    ExportDialog dialog(test.session(), test.window().explorePage().stage().input(),
                        &test.window());
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const QStringList problems = problemsOf(dialog);
    QVERIFY2(problems.isEmpty(), qPrintable(problems.join('\n')));
}

void TestLayout::theSmallestWindowNamesEveryWordAndShowsWhereNumbersComeFrom() {
    scene::Scene scene;
    scene.sentence = "he doesn't like the red apples.";
    scene.decoding = scene::DecodingMode::Forced;
    scene.forcedTarget = "il n'aime pas les pommes rouges.";
    TestWindow test(scene, {1024, 640});
    QVERIFY(test.waitForTrace());
    const auto& arrangement = test.child<figures::AlignmentPlot>().arrangement();
    const auto& tree = test.child<QTreeView>();
    for (int step = 0; step < test.session().timeline().size(); ++step) {
        test.session().goTo(step);
        QCoreApplication::processEvents();
        QCOMPARE(arrangement.rows, 9);
        QCOMPARE(arrangement.rowStep, 1);
        QCOMPARE(arrangement.columnStep, 1);
        const int row = tree.visualRect(tree.model()->index(0, 0)).height();
        QVERIFY2(tree.viewport()->height() >= 3 * row,
                 qPrintable(QString("step %1: %2 of %3")
                                .arg(step)
                                .arg(tree.viewport()->height())
                                .arg(3 * row)));
    }
}

void TestLayout::aVeryLargeWindowIsFilled() {
    TestWindow usual({}, {1600, 1000});
    QCOMPARE(usual.window().theme().scale, 1.0);
    TestWindow large({}, {3840, 2160});
    QVERIFY(large.window().theme().scale >= 2);
    QVERIFY(!large.window().theme().compact);
    QTRY_COMPARE(problemsOf(large.window()).join('\n'), QString());
}

void TestLayout::presentingOnASmallScreenMakesRoom() {
    TestWindow test({}, {1024, 640});
    auto& side = test.child<QWidget>("sidePanel");
    QVERIFY(side.isVisible());
    test.window().setPresenting(true);
    const bool small = test.window().theme().scale < 1.2;
    QCOMPARE(side.isVisible(), !small);
    test.window().explorePage().focusSentence();
    QVERIFY(side.isVisible());
    QTest::keyClick(test.window().focusWidget(), Qt::Key_Return);
    QCOMPARE(side.isVisible(), !small);
    test.window().setPresenting(false);
    QVERIFY(side.isVisible());
}

void TestLayout::presentingMakesEverythingLarger() {
    TestWindow test;
    QTest::keyClick(&test.window(), Qt::Key_F5);
    QVERIFY(test.window().isFullScreen());
    QCOMPARE(test.window().theme().scale, presentingScale(test.window().screen()->size()));
    QCoreApplication::processEvents();
    QTest::keyClick(&test.window(), Qt::Key_Escape);
    QVERIFY(!test.window().isFullScreen());
    QCOMPARE(test.window().theme().scale, 1.0);
    QCOMPARE(presentingScale({1024, 640}), 1.0);
    QVERIFY(presentingScale({1920, 1080}) > 1.3);
    QVERIFY(presentingScale({3840, 2160}) <= 2.5);
}

void TestLayout::everyControlSaysWhatItIs() {
    TestWindow test;
    test.session().setDecoding(scene::DecodingMode::Forced);
    ExportDialog dialog(test.session(), test.window().explorePage().stage().input(),
                        &test.window());
    for (const QWidget* window :
         {static_cast<QWidget*>(&test.window()), static_cast<QWidget*>(&dialog)}) {
        for (const QWidget* widget : window->findChildren<QWidget*>()) {
            if (isControl(*widget) && !widget->inherits("QAbstractItemView")) {
                QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(nameOf(*widget)));
                QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(nameOf(*widget)));
            }
        }
    }
}

void TestLayout::tabReachesEveryControl() {
    TestWindow test;
    test.session().goTo(3);
    QSet<QWidget*> missing;
    for (QWidget* widget : test.window().findChildren<QWidget*>()) {
        if (isControl(*widget) && widget->window() == &test.window()) {
            missing.insert(widget);
        }
    }
    QVERIFY(missing.size() > 15);
    QWidget* const first = test.window().focusWidget();
    QVERIFY(first != nullptr);
    for (int presses = 0; presses < 200; ++presses) {
        QWidget* focused = test.window().focusWidget();
        missing.remove(focused);
        QTest::keyClick(focused, Qt::Key_Tab);
        if (test.window().focusWidget() == first) {
            break;
        }
    }
    QStringList names;
    for (const QWidget* widget : missing) {
        // Of buttons that exclude each other Tab reaches the chosen one, arrows the others.
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        const bool byArrows = button != nullptr && button->group() != nullptr;
        if (!byArrows) {
            names << nameOf(*widget);
        }
    }
    QVERIFY2(names.isEmpty(), qPrintable(names.join('\n')));
}

QTEST_MAIN(TestLayout)
#include "test_layout.moc"
