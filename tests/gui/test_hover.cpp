// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <QTreeView>

#include "figures/alignment_plot.h"
#include "gui/alignment_view.h"
#include "gui/explore_page.h"
#include "gui/formula_view.h"
#include "gui/stage_widget.h"
#include "gui/timeline_widget.h"
#include "gui/token_chips.h"
#include "scene/quantity_of.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;
using scene::Quantity;

class TestHover : public QObject {
    Q_OBJECT

  private slots:
    void aScoreLightsItsWordStateAndWeight();
    void aStateLightsItsColumn();
    void aWeightLightsItsScoreAndStateInTheTree();
    void aRowLabelIsItsWord();
    void aColumnLabelIsItsWord_data();
    void aColumnLabelIsItsWord();
    void theTimelineLightsTheRowOfItsWord();
    void aFormulaOfAnotherWordStaysDark();
    void symbolsStandForTheWordsThatTheyName();
    void aClickOnARowLabelGoesToItsSoftmax();
    void leavingEndsIt();
};

namespace {

constexpr int kTarget = 2;
constexpr int kSource = 1;

/// At the softmax of a word, with a source position chosen.
void goToSoftmax(TestWindow& test) {
    test.session().goTo(test.session().timeline().find(tape::Stage::Softmax, kTarget), kSource);
}

Quantity quantity(TestWindow& test, const char* step, int target = kTarget, int source = kSource) {
    return scene::quantityOf(*test.session().trace(), step, target, source);
}

const figures::AlignmentMarks& marks(TestWindow& test) {
    return static_cast<figures::AlignmentPlot&>(*test.child<AlignmentView>().children().front())
        .figure()
        .marks;
}

/// Whether the widget looks different while the quantity is hovered.
bool isLit(TestWindow& test, QWidget& widget, const Quantity& quantity) {
    test.session().hover({});
    const QImage dark = widget.grab().toImage();
    test.session().hover(quantity);
    return widget.grab().toImage() != dark;
}

}  // namespace

void TestHover::aScoreLightsItsWordStateAndWeight() {
    TestWindow test;
    goToSoftmax(test);
    const Quantity score = quantity(test, "scores");
    QVERIFY(isLit(test, test.child<TokenChips>("chips"), score));
    QVERIFY(isLit(test, test.child<TimelineWidget>(), score));
    QVERIFY(isLit(test, test.child<QTreeView>(), score));
    QVERIFY(isLit(test, test.window().explorePage().stage(), score));
    QCOMPARE(marks(test).hoveredRow, std::optional(kTarget));
    QCOMPARE(marks(test).hoveredColumn, std::optional(kSource));
    QVERIFY(!marks(test).hovered);  // it is no cell of the matrix
}

void TestHover::aStateLightsItsColumn() {
    TestWindow test;
    goToSoftmax(test);
    auto& chips = test.child<TokenChips>("chips");
    QTest::mouseMove(&chips, chips.chipRect(3).center());
    QTRY_COMPARE(test.session().hovered(), quantity(test, "states", -1, 3));
    QCOMPARE(marks(test).hoveredColumn, std::optional(3));
    QVERIFY(!marks(test).hoveredRow);
    QVERIFY(!marks(test).hovered);
}

void TestHover::aWeightLightsItsScoreAndStateInTheTree() {
    TestWindow test;
    goToSoftmax(test);
    auto& tree = test.child<QTreeView>();
    const QModelIndex below = tree.model()->index(0, 0, tree.model()->index(0, 0));
    test.session().hover(quantity(test, "weights"));
    const QRect row = tree.visualRect(below);
    const QImage picture = tree.viewport()->grab().toImage();
    const auto ratio = picture.devicePixelRatio();
    QCOMPARE(picture.pixelColor(qRound(ratio), qRound(row.center().y() * ratio)),
             test.window().theme().related);
}

void TestHover::aRowLabelIsItsWord() {
    TestWindow test;
    goToSoftmax(test);
    auto& matrix = test.child<AlignmentView>();
    for (const int row : {0, 3}) {
        const QRectF cell = matrix.cellRect({row, 0});
        QTest::mouseMove(&matrix, QPoint(qRound(cell.left()) - 14, qRound(cell.center().y())));
        QTRY_COMPARE(test.session().hovered(), quantity(test, "weights", row, -1));
        QCOMPARE(marks(test).hoveredRow, std::optional(row));
        QVERIFY(!marks(test).hoveredColumn);
    }
}

void TestHover::aColumnLabelIsItsWord_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("slanted") << QSize(1600, 1000);
    QTest::newRow("upright") << QSize(1024, 640);
}

void TestHover::aColumnLabelIsItsWord() {
    QFETCH(QSize, size);
    TestWindow test({}, size);
    goToSoftmax(test);
    auto& matrix = test.child<AlignmentView>();
    const auto& plot = static_cast<figures::AlignmentPlot&>(*matrix.children().front());
    const bool slanted = plot.arrangement().columnAngle < 60;
    for (const int column : {0, 4}) {
        const QRectF cell = matrix.cellRect({0, column});
        const QPointF up(slanted ? 12 : 0, -12);
        QTest::mouseMove(&matrix, (QPointF(cell.center().x(), cell.top()) + up).toPoint());
        QTRY_COMPARE(test.session().hovered(), quantity(test, "states", -1, column));
    }
}

void TestHover::theTimelineLightsTheRowOfItsWord() {
    TestWindow test;
    goToSoftmax(test);
    auto& timeline = test.child<TimelineWidget>();
    const int step = test.session().timeline().find(tape::Stage::Output, 4);
    QTest::mouseMove(&timeline, timeline.barRect(step).center().toPoint());
    QTRY_COMPARE(test.session().hovered(), quantity(test, "weights", 4, -1));
    QCOMPARE(marks(test).hoveredRow, std::optional(4));
    QTest::mouseMove(&timeline, timeline.barRect(2).center().toPoint());
    QTRY_COMPARE(test.session().hovered(), quantity(test, "states", -1, 2));
}

void TestHover::aFormulaOfAnotherWordStaysDark() {
    TestWindow test;
    goToSoftmax(test);
    auto& formula = test.child<FormulaView>();
    QVERIFY(isLit(test, formula, quantity(test, "weights")));
    QVERIFY(isLit(test, formula, quantity(test, "states")));  // the score in it is of that word
    QVERIFY(!isLit(test, formula, quantity(test, "weights", kTarget + 1)));
    QVERIFY(!isLit(test, formula, quantity(test, "states", -1, kSource + 1)));
}

/// "= 0.92 h₇ + 0.02 h₆ + …": each symbol is its own word's state.
void TestHover::symbolsStandForTheWordsThatTheyName() {
    TestWindow test;
    test.session().goTo(test.session().timeline().find(tape::Stage::Context, kTarget));
    const tape::NodeId states = test.session().trace()->find("states")->node;
    QSet<tape::Index> columns;
    for (const auto& spot : test.child<FormulaView>().spots()) {
        if (spot.quantity.node == states) {
            columns.insert(spot.quantity.column);
        }
    }
    QVERIFY(columns.size() >= 2);
}

void TestHover::aClickOnARowLabelGoesToItsSoftmax() {
    TestWindow test;
    auto& matrix = test.child<AlignmentView>();
    const QRectF cell = matrix.cellRect({3, 0});
    QTest::mouseClick(&matrix, Qt::LeftButton, {},
                      QPoint(qRound(cell.left()) - 14, qRound(cell.center().y())));
    QCOMPARE(test.session().step(), test.session().timeline().find(tape::Stage::Softmax, 3));
}

void TestHover::leavingEndsIt() {
    TestWindow test;
    goToSoftmax(test);
    for (QWidget* widget : {static_cast<QWidget*>(&test.child<TimelineWidget>()),
                            test.child<QTreeView>().viewport()}) {
        test.session().hover(quantity(test, "weights"));
        QEvent leave(QEvent::Leave);
        QCoreApplication::sendEvent(widget, &leave);
        QVERIFY2(!test.session().hovered().valid(), widget->metaObject()->className());
    }
}

/// Also for the longest sentence, in the middle of many rounds: the machine may be busy.
QTEST_MAIN(TestHover)
#include "test_hover.moc"
