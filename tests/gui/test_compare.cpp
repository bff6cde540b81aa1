// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include "figures/alignment_of.h"
#include "figures/comparison_data.h"
#include "gui/compare/compare_page.h"
#include "gui/compare/compare_strip.h"
#include "gui/compare/comparison_view.h"
#include "gui/compare/difference_view.h"
#include "gui/figure_dialog.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

namespace {

scene::Scene sceneWith(std::vector<scene::Contender> contenders) {
    scene::Scene scene;
    scene.sentence = "he doesn't like the red apples.";
    scene.comparison.contenders = std::move(contenders);
    scene.comparison.minuend = 0;
    return scene;
}

scene::Contender hot(double temperature) {
    return {.mechanism = "additive", .temperature = temperature};
}

}  // namespace

class TestCompare : public QObject {
    Q_OBJECT

  private slots:
    void keyAndButtonLeadToThePageAndBack();
    void everyContenderTranslatesTheSentenceOfTheDocument();
    void oneCursorGoesThroughAllByKeys();
    void aClickOnACellTakesTheCursorThere();
    void digitsAndArrowsChooseAPanelAndDeleteTakesItOut();
    void aChosenPanelComesIntoView();
    void temperaturesChangeTheWeightsOfOnePanel();
    void theDifferenceIsThatOfTheWeights();
    void aContenderThatCannotTranslateSaysWhyAndTheOthersDo();
    void whereAllFailEachSaysWhy();
    void contendersChangeWhileTheSentenceIsTooLong();
    void whatASceneNamesAndNoListHasStays();
    void theTemperatureIsTypedAfterAClick();
    void aSentenceThatTheGrammarKnowsIsJudged();
    void linesAndMatricesAreChosenByButton();
    void typingASentenceTranslatesWithAll();
    void removingFastWhileItWorksIsSafe();
    void sixAreTheMost();
    void exportWritesTheFigureAndItsNumbers_data();
    void exportWritesTheFigureAndItsNumbers();
    void theSceneKeepsTheComparison();
    void modelsAreOfferedByTheirNames();
};

void TestCompare::keyAndButtonLeadToThePageAndBack() {
    TestWindow test;
    QTest::keyClick(&test.window(), Qt::Key_3, Qt::ControlModifier);
    QCOMPARE(test.session().scene().page, scene::Page::Compare);
    QVERIFY(test.child<ComparePage>().isVisible());
    QVERIFY(test.child<QToolButton>("comparePage").isChecked());
    QTest::mouseClick(&test.child<QToolButton>("explorePage"), Qt::LeftButton);
    QCOMPARE(test.session().scene().page, scene::Page::Explore);
    QVERIFY(!test.child<ComparePage>().isVisible());
    QVERIFY(!test.child<QToolButton>("comparePage").isChecked());
    QTest::mouseClick(&test.child<QToolButton>("explorePage"), Qt::LeftButton);
    QVERIFY(test.child<QToolButton>("explorePage").isChecked());
}

void TestCompare::everyContenderTranslatesTheSentenceOfTheDocument() {
    TestWindow test(sceneWith({hot(1), hot(0.5), hot(2)}));
    QVERIFY(test.waitForComparison());
    const auto figure = test.comparison().figure();
    QCOMPARE(figure.panels.size(), std::size_t(3));
    QCOMPARE(figure.source,
             (QStringList{"he", "does", "n't", "like", "the", "red", "apples", ".", "<eos>"}));
    for (const auto& result : test.comparison().results()) {
        QCOMPARE(result.trace->source(), test.session().trace()->source());
    }
}

void TestCompare::oneCursorGoesThroughAllByKeys() {
    TestWindow test(sceneWith({hot(1), hot(0.5)}));
    QVERIFY(test.waitForComparison());
    auto& view = test.child<ComparisonView>();
    QVERIFY(view.hasFocus());
    QTest::keyClick(&view, Qt::Key_Right);
    QTest::keyClick(&view, Qt::Key_Right);
    QCOMPARE(test.comparison().step(), 2);
    QCOMPARE(view.figure().marks.currentRow, std::optional(2));
    QCOMPARE(view.figure().marks.reachedRows, std::optional(3));
    QTest::keyClick(&view, Qt::Key_End);
    QCOMPARE(test.comparison().step(), test.comparison().timeline().size() - 1);
    QTest::keyClick(&view, Qt::Key_PageUp);
    QCOMPARE(test.comparison().step(), test.comparison().timeline().size() - 2);
    // The page Explore keeps its own place.
    QCOMPARE(test.session().step(), 0);
}

void TestCompare::aClickOnACellTakesTheCursorThere() {
    TestWindow test(sceneWith({hot(1), hot(0.5)}));
    QVERIFY(test.waitForComparison());
    auto& view = test.child<ComparisonView>();
    const auto layout = figures::layOut(view.figure(), QRectF(view.rect()));
    const QPointF cell = layout.panels[1].matrix->cell({3, 1}).center();
    QTest::mouseClick(&view, Qt::LeftButton, Qt::NoModifier, cell.toPoint());
    QCOMPARE(test.comparison().step(), 3);
    QCOMPARE(test.comparison().current(), 1);
    QTest::mouseMove(&view, cell.toPoint() + QPoint(1, 0));
    QCOMPARE(test.comparison().pointed(), std::optional(figures::Pointed{3, 1}));
}

void TestCompare::digitsAndArrowsChooseAPanelAndDeleteTakesItOut() {
    TestWindow test(sceneWith({hot(1), hot(0.5), hot(2)}));
    QVERIFY(test.waitForComparison());
    auto& view = test.child<ComparisonView>();
    QTest::keyClick(&view, Qt::Key_3);
    QCOMPARE(test.comparison().current(), 2);
    QTest::keyClick(&view, Qt::Key_Up);
    QCOMPARE(test.comparison().current(), 1);
    QTest::keyClick(&view, Qt::Key_Delete);
    QVERIFY(test.waitForComparison());
    QCOMPARE(test.comparison().comparison().contenders,
             (std::vector<scene::Contender>{hot(1), hot(2)}));
    QCOMPARE(test.comparison().results().size(), std::size_t(2));
    QTest::keyClick(&view, Qt::Key_Delete);
    QVERIFY(test.waitForComparison());
    QTest::keyClick(&view, Qt::Key_Delete);  // the last one stays
    QCOMPARE(test.comparison().comparison().contenders.size(), std::size_t(1));
}

void TestCompare::aChosenPanelComesIntoView() {
    TestWindow test(sceneWith({hot(1), hot(2), hot(3), hot(4), hot(5), hot(6)}), {1024, 640});
    QVERIFY(test.waitForComparison());
    auto& view = test.child<ComparisonView>();
    const auto shown = [&](int panel) {
        return QRectF(view.visibleRegion().boundingRect())
            .contains(view.panelRect(panel).topLeft());
    };
    QTRY_VERIFY(shown(0) && !shown(5));
    QTest::keyClick(&view, Qt::Key_6);
    QTRY_VERIFY(shown(5) && !shown(0));
}

void TestCompare::temperaturesChangeTheWeightsOfOnePanel() {
    TestWindow test(sceneWith({hot(1), hot(1)}));
    QVERIFY(test.waitForComparison());
    const auto before = test.comparison().figure();
    QVERIFY(before.panels[0].weights == before.panels[1].weights);
    auto& field = *test.child<ComparePage>().findChild<QDoubleSpinBox*>();
    field.setValue(4);
    QVERIFY(test.waitForComparison());
    const auto after = test.comparison().figure();
    QVERIFY(after.panels[0].weights != before.panels[0].weights);
    QVERIFY(after.panels[1].weights == before.panels[1].weights);
    QVERIFY(after.panels[0].title.endsWith("temperature 4"));
    QVERIFY(*after.panels[0].entropy > *before.panels[0].entropy);
}

void TestCompare::theDifferenceIsThatOfTheWeights() {
    scene::Scene scene = sceneWith({hot(1), hot(3)});
    scene.comparison.subtrahend = 1;
    TestWindow test(scene);
    QVERIFY(test.waitForComparison());
    const auto figure = test.comparison().figure();
    const auto difference = test.comparison().difference();
    const auto rows = difference.cells.weights.rows();
    QVERIFY(rows > 0);
    QVERIFY(difference.cells.weights.isApprox(figure.panels[0].weights.topRows(rows) -
                                              figure.panels[1].weights.topRows(rows)));
}

void TestCompare::aContenderThatCannotTranslateSaysWhyAndTheOthersDo() {
    scene::Scene scene = sceneWith({hot(1), hot(2)});
    scene.comparison.subtrahend = 1;
    TestWindow test(scene, {1600, 1000}, {.translate = [](const ModelStore&) -> Translate {
                        return [](const TranslationRequest& request) {
                            if (request.temperature == 2) {
                                throw std::runtime_error("no such weights: choose others");
                            }
                            return translateWithSmallModel()(request);
                        };
                    }});
    QVERIFY(test.waitForComparison());
    const auto figure = test.comparison().figure();
    QVERIFY(figure.isDrawn(figure.panels[0]));
    QCOMPARE(figures::emptyText(figure.panels[1]), QString("no such weights: choose others"));
    figures::requireComparable(figure);
    QVERIFY(test.comparison().minuend() != test.comparison().subtrahend());
    QCOMPARE(test.comparison().difference().cells.weights.size(), 0);
    // Its line is in the table too.
    const std::string table = figures::comparisonCsv(figure);
    QVERIFY(table.find("no such weights: choose others") != std::string::npos);
}

void TestCompare::whereAllFailEachSaysWhy() {
    TestWindow test(sceneWith({hot(1), hot(2)}), {1600, 1000},
                    {.translate = [](const ModelStore&) -> Translate {
                        return
                            [](const TranslationRequest&) -> std::shared_ptr<const models::Trace> {
                                throw std::runtime_error("no weights here: choose others");
                            };
                    }});
    QVERIFY(test.waitForComparison());
    const auto& view = test.child<ComparisonView>();
    QCOMPARE(view.figure().panels.size(), std::size_t(2));
    QCOMPARE(figures::emptyText(view.figure().panels[1]),
             QString("no weights here: choose others"));
    QVERIFY(!view.panelRect(1).isEmpty());
}

void TestCompare::contendersChangeWhileTheSentenceIsTooLong() {
    TestWindow test(sceneWith({hot(1), hot(2), hot(3)}));
    QVERIFY(test.waitForComparison());
    test.session().setSentence(QString("he ").repeated(70));
    test.comparison().remove(0);
    QTRY_COMPARE(test.comparison().results().size(), std::size_t(2));
    const auto figure = test.comparison().figure();
    QVERIFY(figure.panels[0].title.endsWith("temperature 2"));
    QCOMPARE(figure.source.size(), 9);  // still the last sentence that could be translated
}

void TestCompare::whatASceneNamesAndNoListHasStays() {
    scene::Contender unknown{.model = "elsewhere", .mechanism = "later", .temperature = 0.123};
    TestWindow test(sceneWith({unknown, hot(1)}));
    QVERIFY(test.waitForComparison());
    auto& field = *test.child<ComparePage>().findChild<QDoubleSpinBox*>();
    field.setValue(4);
    unknown.temperature = 4;
    QCOMPARE(test.comparison().comparison().contenders[0], unknown);
}

void TestCompare::theTemperatureIsTypedAfterAClick() {
    TestWindow test(sceneWith({hot(1), hot(2), hot(3)}));
    QVERIFY(test.waitForComparison());
    auto& field = *test.child<ComparePage>().findChild<QDoubleSpinBox*>();
    QTest::mouseClick(&field, Qt::LeftButton);
    QVERIFY(field.hasFocus());
    field.selectAll();
    QTest::keyClicks(&field, "3");
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(test.comparison().current(), 0);
    QCOMPARE(test.comparison().comparison().contenders[0], hot(3));
    QTest::keyClick(&field, Qt::Key_Escape);
    QVERIFY(test.child<ComparisonView>().hasFocus());
}

void TestCompare::aSentenceThatTheGrammarKnowsIsJudged() {
    TestWindow test(sceneWith({hot(1)}));
    QVERIFY(test.waitForComparison());
    const auto panel = test.comparison().figure().panels.front();
    QCOMPARE(panel.reference,
             std::optional(QString("il n' aime pas les pommes rouges .").split(' ')));
    QVERIFY(panel.alignmentErrorRate.has_value());
    QVERIFY(*panel.alignmentErrorRate >= 0 && *panel.alignmentErrorRate <= 1);
    QVERIFY(figures::errorsOf(panel).value() > 0);  // weights that nobody trained
    test.session().setSentence("he likes big cats.");
    QVERIFY(test.waitForTrace());
    QVERIFY(test.waitForComparison());
    QVERIFY(!test.comparison().figure().panels.front().reference);
}

void TestCompare::linesAndMatricesAreChosenByButton() {
    TestWindow test(sceneWith({hot(1), hot(2)}));
    QVERIFY(test.waitForComparison());
    for (QPushButton* button : test.child<ComparePage>().findChildren<QPushButton*>()) {
        if (button->text() == "Lines") {
            QTest::mouseClick(button, Qt::LeftButton);
        }
    }
    QCOMPARE(test.session().scene().comparison.view, scene::ComparisonView::Lines);
    QCOMPARE(test.child<ComparisonView>().figure().view, scene::ComparisonView::Lines);
}

void TestCompare::typingASentenceTranslatesWithAll() {
    TestWindow test(sceneWith({hot(1), hot(2)}));
    QVERIFY(test.waitForComparison());
    QTest::keyClick(&test.child<ComparisonView>(), Qt::Key_L, Qt::ControlModifier);
    auto& field = test.child<QLineEdit>("comparedSentence");
    QVERIFY(field.hasFocus());
    QTest::keyClicks(&field, "she sees cats");
    QTest::keyClick(&field, Qt::Key_Return);
    QTRY_COMPARE(test.comparison().figure().source,
                 (QStringList{"she", "sees", "cats", ".", "<eos>"}));
    QVERIFY(test.child<ComparisonView>().hasFocus());
    QCOMPARE(test.session().scene().sentence, QString("she sees cats"));
}

void TestCompare::removingFastWhileItWorksIsSafe() {
    TestWindow test(sceneWith({hot(1), hot(2), hot(3), hot(4), hot(5), hot(6)}));
    QVERIFY(test.waitForComparison());
    test.comparison().setCurrent(5);
    // Before any result of a smaller comparison is there.
    for (int k = 0; k < 9; ++k) {
        test.comparison().remove(test.comparison().current());
        QVERIFY(!test.comparison().figure().panels.empty());
        (void)test.comparison().difference();
    }
    test.comparison().remove(7);
    test.comparison().replace(7, hot(9));
    QVERIFY(test.waitForComparison());
    QCOMPARE(test.comparison().comparison().contenders, std::vector<scene::Contender>{hot(9)});
    QCOMPARE(test.comparison().results().size(), std::size_t(1));
}

void TestCompare::sixAreTheMost() {
    TestWindow test(sceneWith({hot(1)}));
    QVERIFY(test.waitForComparison());
    for (int k = 0; k < 9; ++k) {
        test.comparison().add(hot(2 + k));
    }
    QVERIFY(test.waitForComparison());
    QCOMPARE(test.comparison().results().size(), std::size_t(6));
    QVERIFY(!test.comparison().canAdd());
}

void TestCompare::exportWritesTheFigureAndItsNumbers_data() {
    QTest::addColumn<QString>("ending");
    QTest::addColumn<QByteArray>("begins");
    QTest::newRow("png") << ".png" << QByteArray("\x89PNG");
    QTest::newRow("svg") << ".svg" << QByteArray("<?xml");
    QTest::newRow("pdf") << ".pdf" << QByteArray("%PDF");
    QTest::newRow("csv") << ".csv" << QByteArray("mechanism,");
}

void TestCompare::exportWritesTheFigureAndItsNumbers() {
    QFETCH(const QString, ending);
    QFETCH(const QByteArray, begins);
    TestWindow test(sceneWith({hot(1), hot(2)}));
    QVERIFY(test.waitForComparison());
    QTest::keyClick(&test.child<ComparisonView>(), Qt::Key_E, Qt::ControlModifier);
    auto* dialog = test.window().findChild<FigureDialog*>();
    QVERIFY(dialog != nullptr);
    dialog->findChild<QComboBox*>("formatBox")->setCurrentText(ending.mid(1).toUpper());
    const QTemporaryDir folder;
    const QString path = folder.filePath("comparison" + ending);
    QSignalSpy saved(dialog, &FigureDialog::saved);
    dialog->saveTo(path);
    QVERIFY(saved.wait());
    QVERIFY(saved.front().front().toBool());
    QFile file(path);
    QVERIFY(file.open(QFile::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY2(bytes.startsWith(begins), bytes.left(80));
    QVERIFY(bytes.size() > 200);
    dialog->close();
}

void TestCompare::theSceneKeepsTheComparison() {
    TestWindow test(sceneWith({hot(1), hot(2)}));
    QVERIFY(test.waitForComparison());
    test.comparison().goTo(2);
    test.comparison().setCurrent(1);
    test.window().close();
    const auto [scene, problem] = SavedState(test.stateFolder()).loadScene();
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QCOMPARE(scene.page, scene::Page::Compare);
    QCOMPARE(scene.comparison, test.session().scene().comparison);
}

/// "&" is a letter, and no sign that underlines the next one.
void TestCompare::modelsAreOfferedByTheirNames() {
    TestParts parts;
    parts.entries.push_back(
        {.id = "own/1", .name = "R&D", .mechanism = "additive", .file = {}, .variant = "R&D"});
    TestWindow test(sceneWith({hot(1)}), {1600, 1000}, parts);
    QVERIFY(test.waitForComparison());
    auto* menu = test.child<CompareStrip>().findChild<QMenu*>();
    emit menu->aboutToShow();
    const auto places = menu->findChildren<QMenu*>();
    QCOMPARE(places.size(), 1);
    QCOMPARE(places.front()->title(), QString("R&&D"));
}

QTEST_MAIN(TestCompare)
#include "test_compare.moc"
