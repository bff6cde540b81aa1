// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include "../figures/random_model.h"
#include "../toys/toy_mechanisms.h"
#include "figures/figure_error.h"
#include "gui/alignment_view.h"
#include "gui/explore_page.h"
#include "gui/export_choice.h"
#include "gui/export_dialog.h"
#include "gui/formula_view.h"
#include "gui/head_chooser.h"
#include "gui/head_grid.h"
#include "gui/stage_widget.h"
#include "models/checkpoint.h"
#include "scene/quantity_of.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;
using tape::Stage;

namespace {

using MechanismPointer = std::shared_ptr<const attention::Mechanism>;

const test::Words english{"he", "likes", "red", "apples"};
const test::Words french{"il", "aime", "les", "pommes"};

template <template <typename> class A>
MechanismPointer toy() {
    return std::make_shared<attention::MechanismOf<A>>();
}

scene::Scene sceneOf(const MechanismPointer& mechanism) {
    scene::Scene scene;
    scene.mechanism = QString::fromUtf8(mechanism->description().id.data());
    scene.sentence = "he likes red apples";
    // Weights that nobody trained do not end a sentence by themselves.
    scene.decoding = scene::DecodingMode::Forced;
    scene.forcedTarget = "il aime";
    return scene;
}

/// A window that translates with random weights of a mechanism, always into the same words.
struct ToyWindow : TestWindow {
    explicit ToyWindow(const MechanismPointer& mechanism)
        : TestWindow(sceneOf(mechanism), {1400, 900}, partsOf(mechanism)) {}

    static TestParts partsOf(const MechanismPointer& mechanism) {
        TestParts parts{.registry = attention::Registry({mechanism})};
        parts.entries.front().mechanism = QString::fromUtf8(mechanism->description().id.data());
        parts.translate = [mechanism](const ModelStore&) {
            return [mechanism](const TranslationRequest& request) {
                return test::randomTrace(request.source, {"il", "aime"}, 3, mechanism);
            };
        };
        return parts;
    }
    AlignmentView& matrix() { return child<AlignmentView>(); }
    const models::Trace& trace() { return *session().trace(); }
    tape::NodeId weights(int target, int head, int hop = -1) {
        return trace().find("weights", {.target = target, .head = head, .hop = hop})->node;
    }
    /// What the matrix shows in a cell.
    scene::Quantity cell(int row, int column) {
        return matrix().quantityAt(matrix().cellRect({.row = row, .column = column}).center());
    }
};

/// A folder of weights as the program ships them.
class Weights {
  public:
    void save(const MechanismPointer& mechanism, const QString& name) const {
        const auto known = test::randomModel(english, french, mechanism, 5, 4);
        models::saveCheckpoint((folder_.path() + '/' + name + ".safetensors").toStdString(),
                               *known);
    }
    [[nodiscard]] TestParts parts(std::vector<MechanismPointer> mechanisms) const {
        return {.registry = attention::Registry(std::move(mechanisms)),
                .entries = modelsIn(folder_.path()),
                .translate = translateWith};
    }

  private:
    QTemporaryDir folder_;
};

QStringList itemsOf(const QComboBox& box) {
    QStringList items;
    for (int k = 0; k < box.count(); ++k) {
        items << box.itemText(k);
    }
    return items;
}

std::string mechanismOf(TestWindow& test) {
    return test.session().trace()->model().translator.config().mechanism;
}

void exportEverything(ToyWindow& test) {
    const ExportSource source{.stage = test.window().explorePage().stage().input()};
    QVERIFY(!pictureOf(source, {.subject = ExportSubject::StageView, .dpi = 72}).isNull());
    if (test.trace().hasWeights()) {
        QCOMPARE(alignmentFor(source, {}).weights.cols(), Eigen::Index{test.trace().positions()});
        QVERIFY(!pictureOf(source, {.dpi = 72}).isNull());
    } else {
        QVERIFY_EXCEPTION_THROWN(alignmentFor(source, {}), figures::FigureError);
    }
}

}  // namespace

/// Mechanisms of other shapes than additive attention in the window.
class TestMechanismShapes : public QObject {
    Q_OBJECT

  private slots:
    void theChooserListsWhatHasWeightsAndTranslatesWithIt();
    void anotherMechanismKeepsThePlaceInTheSentence();
    void whatCannotBeUsedIsSaidInOneLineAndTheTraceStays();
    void everyMomentIsShown_data();
    void everyMomentIsShown();
    void aHeadIsChosenByKeyboard();
    void theMatrixShowsAHeadOrAll();
    void allHeadsStandSideBySide();
    void aNumberOfAnotherHeadMovesThere();
    void headsAreHiddenWhereThereIsOne();
    void theMatrixFollowsTheHop();
    void theMatrixFillsWhereTheWeightsAre();
    void withoutWeightsThatIsSaid();
    void slotsAreNoWords();
    void encoderDirectionsAreColoured();
};

void TestMechanismShapes::theChooserListsWhatHasWeightsAndTranslatesWithIt() {
    const Weights weights;
    weights.save(attention::standardRegistry().find("additive"), "additive");
    weights.save(toy<test::TwoHeads>(), "two-heads");
    TestWindow test(sceneOf(attention::standardRegistry().find("additive")), {1400, 900},
                    weights.parts({attention::standardRegistry().find("additive"),
                                   toy<test::Weightless>(), toy<test::TwoHeads>()}));
    QCOMPARE(mechanismOf(test), "additive");
    auto& box = test.child<QComboBox>("mechanismBox");
    QCOMPARE(itemsOf(box), (QStringList{"Additive · Bahdanau 2015", "two-heads · none"}));
    QCOMPARE(box.currentText(), QString("Additive · Bahdanau 2015"));
    QCOMPARE(itemsOf(test.child<QComboBox>("modelBox")),
             (QStringList{"English → French", "", "Own models…"}));
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Down);
    QVERIFY(test.waitForTrace());
    QCOMPARE(test.session().scene().mechanism, QString("two-heads"));
    QCOMPARE(mechanismOf(test), "two-heads");
    QVERIFY(test.session().message().isEmpty());
}

void TestMechanismShapes::anotherMechanismKeepsThePlaceInTheSentence() {
    const Weights weights;
    weights.save(attention::standardRegistry().find("additive"), "additive");
    weights.save(toy<test::Weightless>(), "weightless");
    TestWindow test(
        sceneOf(attention::standardRegistry().find("additive")), {1400, 900},
        weights.parts({attention::standardRegistry().find("additive"), toy<test::Weightless>()}));
    test.session().goTo(test.session().timeline().find(Stage::Score, 1));
    test.session().setMechanism("weightless");
    QVERIFY(test.waitForTrace());
    QCOMPARE(mechanismOf(test), "weightless");
    QCOMPARE(test.session().moment().target, 1);
}

void TestMechanismShapes::whatCannotBeUsedIsSaidInOneLineAndTheTraceStays() {
    const Weights weights;
    weights.save(attention::standardRegistry().find("additive"), "additive");
    weights.save(attention::standardRegistry().find("additive"), "uniform");
    TestWindow test(sceneOf(attention::standardRegistry().find("additive")), {1400, 900},
                    weights.parts({attention::standardRegistry().find("additive"),
                                   toy<test::Weightless>(), toy<test::Uniform>()}));
    const auto before = test.session().trace();
    QVERIFY(before != nullptr);
    const auto lineFor = [&](const char* mechanism) {
        test.session().setMechanism(mechanism);
        test.waitForTrace();
        return test.session().message();
    };
    QCOMPARE(lineFor("dot"), QString("there is no mechanism “dot”: choose one in the top bar"));
    QCOMPARE(test.child<QComboBox>("mechanismBox").currentIndex(), -1);
    QCOMPARE(lineFor("weightless"),
             QString("English → French has no weights for the mechanism “weightless”: choose "
                     "another in the top bar"));
    QVERIFY(lineFor("uniform").endsWith(
        "uniform.safetensors holds weights for “additive”: name the file after its mechanism"));
    QCOMPARE(test.session().trace(), before);
    test.session().setModel("english-german");
    test.waitForTrace();
    QCOMPARE(test.session().message(),
             QString("there is no model “english-german”: choose one in the top bar"));
    QCOMPARE(test.session().trace(), before);
    test.session().setModel("english-french");
    QCOMPARE(lineFor("additive"), QString());
}

void TestMechanismShapes::everyMomentIsShown_data() {
    QTest::addColumn<int>("index");
    const auto toys = test::toyMechanisms();
    for (std::size_t k = 0; k < toys.size(); ++k) {
        QTest::newRow(toys[k]->description().id.data()) << int(k);
    }
}

void TestMechanismShapes::everyMomentIsShown() {
    QFETCH(int, index);
    ToyWindow test(test::toyMechanisms()[static_cast<std::size_t>(index)]);
    QVERIFY(test.session().hasMoment());
    const auto& timeline = test.session().timeline();
    for (int step = 0; step < timeline.size(); ++step) {
        QCOMPARE(test.session().step(), step);
        QVERIFY(test.session().inspected().valid());
        QVERIFY(!test.child<FormulaView>().spots().empty());
        QVERIFY(!test.window().grab().isNull());
        if (test.session().moment().target == 1) {
            exportEverything(test);
        }
        QTest::keyClick(&test.window(), Qt::Key_Right);
    }
    QVERIFY(test.session().message().isEmpty());
}

void TestMechanismShapes::aHeadIsChosenByKeyboard() {
    ToyWindow test(toy<test::TwoHeads>());
    auto& box = test.child<HeadChooser>();
    QVERIFY(box.isVisible());
    QCOMPARE(itemsOf(box), (QStringList{"Head 1 of 2", "Head 2 of 2", "Mean of 2 heads",
                                        "Max of 2 heads", "All 2 heads"}));
    QVERIFY(box.focusPolicy() & Qt::TabFocus);
    QVERIFY(!box.accessibleName().isEmpty() && !box.toolTip().isEmpty());
    test.session().goTo(test.session().timeline().find(Stage::Softmax, 1), 2);
    QCOMPARE(test.session().inspected(), (scene::Quantity{test.weights(1, 0), 2, 0}));
    const QImage before = test.window().explorePage().stage().grab().toImage();
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Down);
    QCOMPARE(test.session().scene().head, 1);
    QCOMPARE(test.session().inspected(), (scene::Quantity{test.weights(1, 1), 2, 0}));
    QCOMPARE(test.cell(0, 1), (scene::Quantity{test.weights(0, 1), 1, 0}));
    QVERIFY(test.window().explorePage().stage().grab().toImage() != before);
    const auto spots = test.child<FormulaView>().spots();
    QVERIFY(std::ranges::any_of(spots, [&](const auto& spot) {
        return spot.quantity.node == test.trace().find("scores", {.target = 1, .head = 1})->node;
    }));
}

void TestMechanismShapes::theMatrixShowsAHeadOrAll() {
    ToyWindow test(toy<test::TwoHeads>());
    test.session().goTo(test.session().timeline().size() - 1);
    auto& box = test.child<HeadChooser>();
    const auto figure = [&] {
        const ExportSource source{.stage = test.window().explorePage().stage().input()};
        return alignmentFor(source, {.heads = test.session().scene().view.heads}).weights;
    };
    const Eigen::MatrixXf first = test.trace().alignment({.head = 0});
    const Eigen::MatrixXf second = test.trace().alignment({.head = 1});
    QVERIFY(figure() == first);
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_End);
    QTest::keyClick(&box, Qt::Key_Up);
    QCOMPARE(box.currentText(), QString("Max of 2 heads"));
    QVERIFY(figure() == first.cwiseMax(second));
    // A cell of the maximum is the number that it shows.
    for (int column = 0; column < 5; ++column) {
        const int head = second(1, column) > first(1, column) ? 1 : 0;
        QCOMPARE(test.cell(1, column), (scene::Quantity{test.weights(1, head), column, 0}));
    }
    QTest::keyClick(&box, Qt::Key_Up);
    QCOMPARE(box.currentText(), QString("Mean of 2 heads"));
    QVERIFY(figure().isApprox((first + second) / 2));
    QCOMPARE(test.session().head(), 0);
}

void TestMechanismShapes::allHeadsStandSideBySide() {
    ToyWindow test(toy<test::TwoHeads>());
    test.session().goTo(test.session().timeline().size() - 1);
    auto& box = test.child<HeadChooser>();
    auto& grid = test.child<HeadGrid>();
    QVERIFY(!grid.isVisible());
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_End);
    QCOMPARE(box.currentText(), QString("All 2 heads"));
    QVERIFY(grid.isVisible() && !test.child<AlignmentView>().isVisible());
    QVERIFY(!grid.matrixRect(0).intersects(grid.matrixRect(1)));
    QVERIFY(grid.rect().contains(grid.matrixRect(1).toRect()));
    QVERIFY(grid.matrixRect(2).isEmpty());
    const scene::Quantity other{test.weights(1, 1), 3, 0};
    const auto spots = grid.spots();
    const auto spot = std::ranges::find(spots, other, &QuantityView::Spot::quantity);
    QVERIFY(spot != spots.end());
    QVERIFY(grid.matrixRect(1).contains(spot->rect.center()));
    QCOMPARE(grid.quantityAt(spot->rect.center()), other);
    QTest::mouseClick(&grid, Qt::LeftButton, {}, spot->rect.center().toPoint());
    QCOMPARE(test.session().head(), 1);
    QCOMPARE(test.session().moment().target, 1);
    QCOMPARE(test.session().source(), 3);
    QVERIFY(grid.isVisible());
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Home);
    QVERIFY(!grid.isVisible() && test.child<AlignmentView>().isVisible());
}

void TestMechanismShapes::aNumberOfAnotherHeadMovesThere() {
    ToyWindow test(toy<test::TwoHeads>());
    test.session().goTo(test.session().timeline().find(Stage::Softmax, 1));
    const scene::Quantity other{test.weights(1, 1), 3, 0};
    test.session().choose(other);
    QCOMPARE(test.session().head(), 1);
    QCOMPARE(test.session().source(), 3);
    QCOMPARE(test.child<HeadChooser>().currentIndex(), 1);
    QCOMPARE(test.session().inspected(), other);
}

void TestMechanismShapes::headsAreHiddenWhereThereIsOne() {
    TestWindow test;
    QVERIFY(!test.child<HeadChooser>().isVisible());
    QCOMPARE(test.session().moment().head, -1);
}

void TestMechanismShapes::theMatrixFollowsTheHop() {
    ToyWindow test(toy<test::TwoHops>());
    const auto& timeline = test.session().timeline();
    const int first = timeline.find(Stage::Softmax, 1);
    test.session().goTo(first);
    QCOMPARE(test.session().moment().hop, 0);
    QCOMPARE(test.cell(0, 2), (scene::Quantity{test.weights(0, -1, 0), 2, 0}));
    test.session().goTo(first + 3);
    QCOMPARE(test.session().moment().hop, 1);
    QCOMPARE(test.cell(0, 2), (scene::Quantity{test.weights(0, -1, 1), 2, 0}));
    // A click stays in the hop that is shown.
    QTest::mouseClick(&test.matrix(), Qt::LeftButton, {},
                      test.matrix().cellRect({.row = 0, .column = 3}).center().toPoint());
    QCOMPARE(test.session().moment().target, 0);
    QCOMPARE(test.session().moment().hop, 1);
    QCOMPARE(test.session().moment().stage, Stage::Softmax);
    QCOMPARE(test.session().source(), 3);
}

void TestMechanismShapes::theMatrixFillsWhereTheWeightsAre() {
    // Its weights stand above its window: a row is there from the softmax on.
    ToyWindow test(toy<test::Local>());
    test.session().setView({.showValues = false});
    const auto rowIsFilled = [&] {
        const QImage image = test.matrix().grab().toImage();
        const QPoint inside = test.matrix().cellRect({.row = 1, .column = 0}).center().toPoint();
        return image.pixelColor(inside * image.devicePixelRatio()) !=
               figures::Theme::light().emptyCell;
    };
    const auto at = [&](Stage stage) {
        test.session().goTo(test.session().timeline().find(stage, 1));
    };
    at(Stage::Window);
    QVERIFY(!rowIsFilled());
    at(Stage::Softmax);
    QVERIFY(rowIsFilled());
    at(Stage::Window);
    QTest::mouseClick(&test.matrix(), Qt::LeftButton, {},
                      test.matrix().cellRect({.row = 0, .column = 2}).center().toPoint());
    QCOMPARE(test.session().moment().stage, Stage::Softmax);
    QCOMPARE(test.session().moment().target, 0);
}

void TestMechanismShapes::withoutWeightsThatIsSaid() {
    ToyWindow test(toy<test::Weightless>());
    QCOMPARE(test.session().source(), test.session().moment().source);
    test.session().goTo(test.session().timeline().find(Stage::Context, 1));
    QCOMPARE(test.session().source(), -1);
    QVERIFY(test.matrix().spots().empty());
    QCOMPARE(test.matrix().accessibleDescription(),
             QString("This mechanism has no alignment weights: there is nothing to draw here. It "
                     "was made up for a test."));
    test.matrix().setFocus();
    QTest::keyClick(&test.matrix(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(test.session().message(),
                 QString("this mechanism has no alignment weights, choose another"));
    ExportDialog dialog(test.session(), test.window().explorePage().stage().input());
    QCOMPARE(dialog.choice().subject, ExportSubject::StageView);
    auto& box = *dialog.findChild<QComboBox*>("subjectBox");
    dialog.show();
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Up);
    QTest::keyClick(&box, Qt::Key_Up);
    QCOMPARE(dialog.choice().subject, ExportSubject::AlignmentPlot);
    QTRY_COMPARE(dialog.findChild<QLabel*>("note")->text(),
                 QString("this mechanism has no alignment weights, choose another"));
}

void TestMechanismShapes::slotsAreNoWords() {
    ToyWindow test(toy<test::Slots>());
    test.session().goTo(test.session().timeline().find(Stage::Softmax, 1));
    QVERIFY(!test.session().positionIsWord());
    QVERIFY(!test.matrix().cellRect({.row = 1, .column = 2}).isEmpty());
    QVERIFY(test.matrix().cellRect({.row = 1, .column = 3}).isEmpty());
    const ExportSource source{.stage = test.window().explorePage().stage().input()};
    QCOMPARE(alignmentFor(source, {}).source, (QStringList{"slot 1", "slot 2", "slot 3"}));
    test.session().chooseSource(4);
    QVERIFY(test.session().source() < 3);
    QVERIFY(test.session().inspected().valid());
}

void TestMechanismShapes::encoderDirectionsAreColoured() {
    TestWindow test;
    test.session().goTo(2);
    const QImage formula = test.child<FormulaView>().grab().toImage();
    const QColor encoder = figures::Theme::light().encoderText;
    const QColor ground = formula.pixelColor(0, 0);
    // The formula begins with the encoder's state from left to right.
    for (int x = 0; x < formula.width(); ++x) {
        for (int y = 0; y < formula.height(); ++y) {
            const QColor colour = formula.pixelColor(x, y);
            if (std::abs(colour.lightness() - ground.lightness()) > 90) {
                QVERIFY2(std::abs(colour.hslHue() - encoder.hslHue()) < 12,
                         qPrintable(colour.name()));
                return;
            }
        }
    }
    QFAIL("no formula");
}

QTEST_MAIN(TestMechanismShapes)
#include "test_mechanism_shapes.moc"
