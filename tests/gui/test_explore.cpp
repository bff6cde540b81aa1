// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QHelpEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSemaphore>
#include <QTest>
#include <QToolTip>
#include <QTreeView>
#include <atomic>

#include "figures/alignment_plot.h"
#include "gui/alignment_view.h"
#include "gui/empty_prompt.h"
#include "gui/explore_page.h"
#include "gui/formula_view.h"
#include "gui/message_bar.h"
#include "gui/stage_widget.h"
#include "gui/timeline_widget.h"
#include "gui/token_chips.h"
#include "gui/veil.h"
#include "models/decode.h"
#include "scene/provenance_model.h"
#include "scene/quantity_of.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;

class TestExplore : public QObject {
    Q_OBJECT

  private slots:
    void whatTheFirstTranslationMissedMayComeWhileItRuns();
    void arrowKeysStepAndStopAtTheEnds();
    void shiftArrowsKeepTheStage();
    void clickerKeysStep();
    void spacePlaysAndPauses();
    void spaceOnAFocusedButtonPressesIt();
    void keysStayInTextFields();
    void typingTranslatesAgain();
    void theOldTraceStaysWhileTheNewOneIsMade();
    void unknownWordsAreExplained();
    void emptySentenceShowsThePrompt();
    void tooManyTokensAreRefusedWithTheLimit();
    void whatBelongsToAnEarlierSentenceFades();
    void tokensThatWereNotTranslatedChooseNothing();
    void aShorterSentenceIsStillBeingRead();
    void forcedWithNothingTypedTranslatesFreely();
    void aDeletedSentenceShowsThePromptWhileTheWorkerRuns();
    void aMessageOutlivesTheTranslationsThatSucceed();
    void theTimelineShowsTheCursorOfALongerSentence();
    void theSentenceFieldStaysWhileItsTokensGrow();
    void theStagesScrollToTheCurrentColumn();
    void strangeTextIsRead_data();
    void strangeTextIsRead();
    void forcedDecodingSaysWhatIsTyped();
    void forcedUnknownWordsAreExplained();
    void unknownWordsAreMarkedInTheMatrix();
    void clickOnACellGoesThere();
    void clickOnTheTimelineGoesThere();
    void returnInTheSentenceGoesOnToStepping();
    void hoverIsTheSameQuantityEverywhere();
    void clickOnANumberIsExplainedInTheTree();
    void nothingIsLitWhileNothingIsHovered();
    void treeRowsGoOn();
    void problemsStandInTheMessageBar();
    void aTranslationThatIsCutOffSaysSo();
};

namespace {

int softmaxOf(TestWindow& test, int target) {
    return test.session().timeline().find(tape::Stage::Softmax, target);
}

QPoint middle(const QRectF& rect) {
    return rect.center().toPoint();
}

void type(QLineEdit& field, const QString& text) {
    field.setFocus();
    field.selectAll();
    QTest::keyClicks(&field, text);
}

}  // namespace

void TestExplore::whatTheFirstTranslationMissedMayComeWhileItRuns() {
    QSemaphore begun;
    QSemaphore ends;
    std::atomic<bool> isThere = false;
    ExploreSession session([&](const TranslationRequest& request) {
        const bool wasThere = isThere;
        begun.release();
        ends.acquire();
        if (!wasThere) {
            throw std::runtime_error("there is no such model");
        }
        return translateWithSmallModel()(request);
    });
    session.setScene({});
    begun.acquire();
    isThere = true;
    session.retry();
    ends.release(10);
    QTRY_VERIFY(session.trace() != nullptr);
}

void TestExplore::arrowKeysStepAndStopAtTheEnds() {
    TestWindow test;
    QVERIFY(test.session().hasMoment());
    QTest::keyClick(&test.window(), Qt::Key_Left);
    QCOMPARE(test.session().step(), 0);
    QTest::keyClick(&test.window(), Qt::Key_Right);
    QCOMPARE(test.session().step(), 1);
    QTest::keyClick(&test.window(), Qt::Key_End);
    const int last = test.session().timeline().size() - 1;
    QCOMPARE(test.session().step(), last);
    QTest::keyClick(&test.window(), Qt::Key_Right);
    QCOMPARE(test.session().step(), last);
    QTest::keyClick(&test.window(), Qt::Key_Home);
    QCOMPARE(test.session().step(), 0);
}

void TestExplore::shiftArrowsKeepTheStage() {
    TestWindow test;
    test.session().goTo(softmaxOf(test, 2));
    QTest::keyClick(&test.window(), Qt::Key_Right, Qt::ShiftModifier);
    QCOMPARE(test.session().step(), softmaxOf(test, 3));
    QTest::keyClick(&test.window(), Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(test.session().step(), softmaxOf(test, 2));
}

void TestExplore::clickerKeysStep() {
    TestWindow test;
    QTest::keyClick(&test.window(), Qt::Key_PageDown);
    QTest::keyClick(&test.window(), Qt::Key_PageDown);
    QTest::keyClick(&test.window(), Qt::Key_PageUp);
    QCOMPARE(test.session().step(), 1);
}

void TestExplore::spacePlaysAndPauses() {
    scene::Scene scene;
    scene.view.stepsPerMinute = 1000;
    TestWindow test(scene);
    QTest::keyClick(&test.window(), Qt::Key_Space);
    QTRY_VERIFY(test.session().step() >= 2);
    QTest::keyClick(&test.window(), Qt::Key_Space);
    const int paused = test.session().step();
    QTest::qWait(150);
    QCOMPARE(test.session().step(), paused);
}

void TestExplore::spaceOnAFocusedButtonPressesIt() {
    TestWindow test;
    auto& beam = test.child<QPushButton>("beamButton");
    beam.setFocus();
    QTest::keyClick(&beam, Qt::Key_Space);
    QCOMPARE(test.session().scene().decoding, scene::DecodingMode::Beam);
}

void TestExplore::keysStayInTextFields() {
    TestWindow test;
    test.session().goTo(5);
    auto& field = test.child<QLineEdit>("sentenceEdit");
    field.setFocus();
    field.end(false);
    for (const auto key : {Qt::Key_Left, Qt::Key_Home, Qt::Key_End, Qt::Key_Right}) {
        QTest::keyClick(&field, key);
    }
    QTest::keyClick(&field, Qt::Key_Space);
    QVERIFY(field.text().endsWith(u' '));
    test.waitForTrace();
    QCOMPARE(test.session().step(), 5);
}

void TestExplore::typingTranslatesAgain() {
    TestWindow test;
    type(test.child<QLineEdit>("sentenceEdit"), "she sees big cats.");
    QCOMPARE(test.session().sentence().tokens.size(), std::size_t(5));
    QTRY_COMPARE(test.session().trace()->sourcePositions(), 6);
    QCOMPARE(test.child<QLabel>("sentenceNote").text(), QString("5 tokens · all in vocabulary"));
}

void TestExplore::theOldTraceStaysWhileTheNewOneIsMade() {
    TestWindow test;
    const auto before = test.session().trace();
    test.session().setSentence("she sees cats.");
    QVERIFY(test.session().busy());
    QCOMPARE(test.session().trace(), before);
    QVERIFY(test.waitForTrace());
    QVERIFY(test.session().trace() != before);
}

void TestExplore::unknownWordsAreExplained() {
    TestWindow test;
    type(test.child<QLineEdit>("sentenceEdit"), "he sees the zebra.");
    QVERIFY(test.waitForTrace());
    const QString note = test.child<QLabel>("sentenceNote").text();
    QVERIFY2(note.contains(QString::fromUtf8("“zebra” is not among the 14 words it learnt")),
             qPrintable(note));
    QVERIFY(test.child<TokenChips>("chips").accessibleDescription().contains("zebra (unknown)"));
}

void TestExplore::emptySentenceShowsThePrompt() {
    TestWindow test;
    auto& field = test.child<QLineEdit>("sentenceEdit");
    field.setFocus();
    field.selectAll();
    QTest::keyClick(&field, Qt::Key_Delete);
    QVERIFY(!test.session().hasMoment());
    QVERIFY(!test.window().explorePage().stage().isVisible());
    // Keys and buttons have nothing to act on, and that is all.
    QTest::keyClick(&test.window(), Qt::Key_Right);
    QTest::keyClick(&test.window(), Qt::Key_Space);
    test.session().setSentence("he sees cats.");
    QVERIFY(test.waitForTrace());
    QVERIFY(test.window().explorePage().stage().isVisible());
}

void TestExplore::tooManyTokensAreRefusedWithTheLimit() {
    TestWindow test;
    const auto before = test.session().trace();
    test.session().setSentence(QString("cats ").repeated(500));
    QVERIFY(!test.session().busy());
    QCOMPARE(test.session().trace(), before);
    QCOMPARE(test.child<QLabel>("sentenceNote").text(),
             QString("501 tokens are too many: it takes up to 60. Shorten the sentence; until then "
                     "the last one stays."));
}

void TestExplore::whatBelongsToAnEarlierSentenceFades() {
    TestWindow test;
    QVERIFY(test.waitForTrace());
    const auto grab = [&] { return test.child<QWidget>("rightPanel").grab().toImage(); };
    const QList<Veil*> veils = test.window().findChildren<Veil*>();
    QCOMPARE(veils.size(), 2);
    const QImage before = grab();
    test.session().setSentence(QString("cats ").repeated(70));
    for (const Veil* veil : veils) {
        QVERIFY(veil->isVisible());
        QCOMPARE(veil->geometry(), veil->parentWidget()->rect());
    }
    QVERIFY(grab() != before);
    test.session().setSentence("she sees cats");
    for (const Veil* veil : veils) {
        QVERIFY(!veil->isVisible());
    }
}

void TestExplore::tokensThatWereNotTranslatedChooseNothing() {
    TestWindow test;
    QVERIFY(test.waitForTrace());
    test.session().goTo(test.session().timeline().find(tape::Stage::Softmax, 1), 0);
    test.session().setSentence(QString("cats ").repeated(70));
    auto& chips = test.child<TokenChips>();
    QTest::mouseMove(&chips, chips.chipRect(3).center());
    QVERIFY(!test.session().hovered().valid());
    QTest::mouseClick(&chips, Qt::LeftButton, {}, chips.chipRect(3).center());
    QCOMPARE(test.session().scene().source, 0);
    test.session().setSentence("she sees the cats");
    QVERIFY(test.waitForTrace());
    QTest::mouseClick(&chips, Qt::LeftButton, {}, chips.chipRect(2).center());
    QCOMPARE(test.session().scene().source, 2);
}

void TestExplore::aShorterSentenceIsStillBeingRead() {
    scene::Scene scene;
    scene.sentence = "he sees the cats and she sees the apples .";
    TestWindow test(scene);
    QVERIFY(test.waitForTrace());
    test.session().goTo(9);
    QCOMPARE(test.session().moment().target, -1);
    test.session().setSentence("he sees cats .");
    QVERIFY(test.waitForTrace());
    QCOMPARE(test.session().moment().target, -1);
}

void TestExplore::forcedWithNothingTypedTranslatesFreely() {
    scene::Scene scene;
    scene.decoding = scene::DecodingMode::Forced;
    TestWindow test(scene);
    QVERIFY(test.waitForTrace());
    QVERIFY(test.session().hasMoment());
}

void TestExplore::aDeletedSentenceShowsThePromptWhileTheWorkerRuns() {
    TestWindow test;
    QVERIFY(test.waitForTrace());
    test.session().setDecoding(scene::DecodingMode::Beam);
    QVERIFY(test.session().busy());
    test.session().setSentence({});
    QVERIFY(!test.session().busy());
    QVERIFY(test.child<EmptyPrompt>().findChild<QPushButton*>()->isVisible());
}

void TestExplore::aMessageOutlivesTheTranslationsThatSucceed() {
    TestWindow test;
    test.session().showMessage("The last session could not be restored.");
    test.session().setSentence("she sees cats .");
    QVERIFY(test.waitForTrace());
    QCOMPARE(test.session().message(), QString("The last session could not be restored."));
    QVERIFY(test.child<MessageBar>().isVisible());
}

void TestExplore::theTimelineShowsTheCursorOfALongerSentence() {
    scene::Scene scene;
    scene.sentence = QString("she sees the big cats and ").repeated(8) + "he sees .";
    TestWindow test(scene, {1100, 700});
    QVERIFY(test.waitForTrace());
    const auto& timeline = test.child<TimelineWidget>();
    const QWidget& view = *timeline.parentWidget();
    test.session().setSentence(QString("she sees the big cats and ").repeated(9) + "he sees .");
    test.session().goTo(50);
    QVERIFY(test.waitForTrace());
    QTRY_VERIFY(view.rect().contains(
        timeline.mapTo(&view, timeline.barRect(test.session().step()).toRect().center())));
}

void TestExplore::theSentenceFieldStaysWhileItsTokensGrow() {
    TestWindow test({}, {1024, 640});
    QVERIFY(test.waitForTrace());
    auto& field = test.child<QLineEdit>("sentenceEdit");
    const QPoint before = field.mapTo(&test.window(), QPoint());
    const int chips = test.child<TokenChips>().height();
    field.setFocus();
    field.clear();
    type(field, "she sees the big cats and he sees the red apples and she likes cats");
    QTRY_VERIFY(test.child<TokenChips>().height() > chips);
    QCOMPARE(field.mapTo(&test.window(), QPoint()), before);
}

void TestExplore::theStagesScrollToTheCurrentColumn() {
    scene::Scene scene;
    scene.sentence = QString("she sees the big cats and ").repeated(4) + "he sleeps.";
    TestWindow test(scene, {1024, 640});
    QVERIFY(test.waitForTrace());
    auto& area = test.child<QScrollArea>("stageScroll");
    QTRY_VERIFY(area.horizontalScrollBar()->maximum() > 0);
    for (const int step : {0, 12, 25}) {
        test.session().goTo(step);
        const QRect place = test.window().explorePage().stage().place();
        QVERIFY(!place.isEmpty());
        QTRY_VERIFY(area.viewport()->rect().contains(
            area.widget()->mapTo(area.viewport(), place.center())));
    }
}

void TestExplore::strangeTextIsRead_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("emoji") << QString::fromUtf8("he likes 🍎🍎 .");
    QTest::newRow("right to left") << QString::fromUtf8("שלום he עולם");
    QTest::newRow("NUL byte") << QString::fromLatin1("he\0sees", 7);
    QTest::newRow("half a surrogate pair") << QString(QChar(0xD83C));
    QTest::newRow("Chinese") << QString::fromUtf8("他 不 喜欢 苹果");
    QTest::newRow("one endless word") << QString(5000, u'a');
}

void TestExplore::strangeTextIsRead() {
    QFETCH(QString, text);
    TestWindow test;
    test.session().setSentence(text);
    QVERIFY(test.waitForTrace());
    QVERIFY(test.session().hasMoment());
    QVERIFY(test.session().message().isEmpty());
    QVERIFY(!test.window().grab().isNull());
}

void TestExplore::forcedDecodingSaysWhatIsTyped() {
    TestWindow test;
    QTest::mouseClick(&test.child<QPushButton>("forcedButton"), Qt::LeftButton);
    auto& field = test.child<QLineEdit>("targetEdit");
    QVERIFY(field.isVisible());
    type(field, "elle voit les chats .");
    QTRY_COMPARE(test.session().trace()->target(),
                 (std::vector<std::string>{"elle", "voit", "les", "chats", ".", "<eos>"}));
}

void TestExplore::forcedUnknownWordsAreExplained() {
    TestWindow test;
    QTest::mouseClick(&test.child<QPushButton>("forcedButton"), Qt::LeftButton);
    type(test.child<QLineEdit>("targetEdit"), "elle mange");
    QVERIFY(test.waitForTrace());
    QVERIFY(test.child<QLabel>("targetNote").text().contains(QString::fromUtf8("“mange”")));
}

/// As typed, marked, and explained where one points at them.
void TestExplore::unknownWordsAreMarkedInTheMatrix() {
    scene::Scene scene;
    scene.sentence = "he sees the zebra.";
    scene.decoding = scene::DecodingMode::Forced;
    scene.forcedTarget = "elle mange";
    TestWindow test(scene);
    QTRY_COMPARE(test.session().trace()->target().at(1), std::string("mange"));
    auto& matrix = test.child<AlignmentView>();
    const auto& figure = static_cast<figures::AlignmentPlot&>(*matrix.children().front()).figure();
    QCOMPARE(figure.target.at(1), QString("mange"));
    QCOMPARE(figure.unknownTarget, (QSet<int>{1}));
    QCOMPARE(figure.unknownSource, (QSet<int>{3}));
    const auto tipAt = [&](const QPoint& point) {
        QHelpEvent help(QEvent::ToolTip, point, matrix.mapToGlobal(point));
        QCoreApplication::sendEvent(&matrix, &help);
        return QToolTip::text();
    };
    const QRectF row = matrix.cellRect({1, 0});
    const QString said = tipAt(QPoint(qRound(row.left()) - 14, qRound(row.center().y())));
    QVERIFY2(said.contains(QString::fromUtf8("“mange” is not among the words it learnt")),
             qPrintable(said));
    const QRectF column = matrix.cellRect({0, 3});
    const QString read = tipAt(QPoint(qRound(column.center().x()) + 12, qRound(column.top()) - 12));
    QVERIFY2(read.contains(QString::fromUtf8("“zebra” is not among the words it learnt")),
             qPrintable(read));
}

void TestExplore::clickOnACellGoesThere() {
    TestWindow test;
    auto& matrix = test.child<AlignmentView>();
    QTest::mouseClick(&matrix, Qt::LeftButton, {},
                      middle(matrix.cellRect({.row = 3, .column = 4})));
    QCOMPARE(test.session().step(), softmaxOf(test, 3));
    QCOMPARE(test.session().source(), 4);
}

void TestExplore::clickOnTheTimelineGoesThere() {
    TestWindow test;
    auto& timeline = test.child<TimelineWidget>();
    QTest::mouseClick(&timeline, Qt::LeftButton, {}, middle(timeline.barRect(7)));
    QCOMPARE(test.session().step(), 7);
}

void TestExplore::returnInTheSentenceGoesOnToStepping() {
    TestWindow test;
    auto& field = test.child<QLineEdit>("sentenceEdit");
    field.setFocus();
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(test.window().focusWidget(), &test.window().explorePage().stage());
    const int before = test.session().step();
    QTest::keyClick(test.window().focusWidget(), Qt::Key_Right);
    QCOMPARE(test.session().step(), before + 1);
}

void TestExplore::hoverIsTheSameQuantityEverywhere() {
    TestWindow test;
    test.session().goTo(softmaxOf(test, 2), 1);
    auto& matrix = test.child<AlignmentView>();
    QTest::mouseMove(&matrix, middle(matrix.cellRect({.row = 2, .column = 1})));
    const auto weight = scene::quantityOf(*test.session().trace(), "weights", 2, 1);
    QTRY_COMPARE(test.session().hovered(), weight);
    // The other pictures show the same number, and their pixels change while it is lit.
    auto& stage = test.window().explorePage().stage();
    auto& formula = test.child<FormulaView>();
    const QImage litStage = stage.grab().toImage();
    const QImage litFormula = formula.grab().toImage();
    auto& tree = test.child<QTreeView>();
    const QModelIndexList lit = tree.selectionModel()->selectedRows();
    QCOMPARE(lit.size(), 1);
    QCOMPARE(lit.first().data(scene::ProvenanceModel::QuantityRole).value<scene::Quantity>(),
             weight);
    QCOMPARE(tree.verticalScrollBar()->value(), 0);  // hovering does not scroll what is being read
    test.session().hover({});
    QVERIFY(stage.grab().toImage() != litStage);
    QVERIFY(formula.grab().toImage() != litFormula);
    QVERIFY(!tree.selectionModel()->hasSelection());
}

void TestExplore::clickOnANumberIsExplainedInTheTree() {
    TestWindow test;
    test.session().goTo(softmaxOf(test, 2));
    auto& stage = test.window().explorePage().stage();
    const auto score = scene::quantityOf(*test.session().trace(), "scores", 2, 3);
    const auto spots = stage.spots();
    const auto spot = std::ranges::find(spots, score, &QuantityView::Spot::quantity);
    QVERIFY(spot != spots.end());
    QTest::mouseClick(&stage, Qt::LeftButton, {}, middle(spot->rect));
    QCOMPARE(test.session().inspected(), score);
    QCOMPARE(test.session().source(), 3);
    const auto root = test.child<QTreeView>().model()->index(0, 0);
    QCOMPARE(root.data(scene::ProvenanceModel::QuantityRole).value<scene::Quantity>(), score);
}

void TestExplore::nothingIsLitWhileNothingIsHovered() {
    TestWindow test;
    auto& formula = test.child<FormulaView>();
    const QImage plain = formula.grab().toImage();
    // A number that the formula does not name.
    test.session().hover(scene::quantityOf(*test.session().trace(), "logits", 2, -1));
    QCOMPARE(formula.grab().toImage(), plain);
}

void TestExplore::treeRowsGoOn() {
    TestWindow test;
    test.session().goTo(softmaxOf(test, 2));
    auto& tree = test.child<QTreeView>();
    const auto child = tree.model()->index(0, 0, tree.model()->index(0, 0));
    const auto quantity = child.data(scene::ProvenanceModel::QuantityRole).value<scene::Quantity>();
    tree.setFocus();
    tree.setCurrentIndex(child);
    QTest::keyClick(&tree, Qt::Key_Return);
    QCOMPARE(test.session().inspected(), quantity);
}

void TestExplore::problemsStandInTheMessageBar() {
    ExploreSession session([](const TranslationRequest&) -> std::shared_ptr<const models::Trace> {
        throw std::runtime_error("weights.safetensors: header is truncated; train again");
    });
    session.setScene({});
    QTRY_VERIFY(!session.busy());
    QVERIFY(!session.hasMoment());
    QCOMPARE(session.message(), QString("weights.safetensors: header is truncated; train again"));
}

void TestExplore::aTranslationThatIsCutOffSaysSo() {
    ExploreSession session([](const TranslationRequest& request) {
        return models::translate(smallModel(), request.source,
                                 {.maxLength = static_cast<int>(request.source.size())});
    });
    session.setScene({});
    QTRY_VERIFY(!session.busy());
    const auto words = session.trace()->targetPositions();
    QVERIFY(session.trace()->cutOff());
    QCOMPARE(session.message(),
             QString("Stopped after %1 words: the model did not end the sentence by itself.")
                 .arg(words));
    session.setSentence({});
    QTRY_VERIFY(!session.busy());
    QCOMPARE(session.message(), QString());
}

QTEST_MAIN(TestExplore)
#include "test_explore.moc"
