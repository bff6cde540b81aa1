// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGuiApplication>
#include <QPushButton>
#include <QSlider>
#include <QTest>
#include <QToolButton>

#include "gui/figure_dialog.h"
#include "gui/playground/coordinate_field.h"
#include "gui/playground/playground_page.h"
#include "gui/playground/playground_view.h"
#include "gui/segments.h"
#include "layout_problems.h"
#include "scene/playground_examples.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;
using scene::Arrow;
using scene::Handle;
using scene::PlaneMechanism;

namespace {

constexpr Handle query{Handle::Kind::Query, 0};

/// A window that shows the playground.
class OpenPlayground {
  public:
    explicit OpenPlayground(const scene::Playground& playground = {}, QSize size = {1600, 1000},
                            scene::ThemeName theme = scene::ThemeName::Light)
        : test_(sceneOf(playground, theme), size) {
        QCoreApplication::processEvents();
    }

    TestWindow& window() { return test_; }
    [[nodiscard]] const scene::Playground& playground() {
        return test_.session().scene().playground;
    }
    PlaygroundView& view() { return test_.child<PlaygroundView>(); }
    QPoint tip(Handle handle) {
        return view().arrangement().at(scene::arrowOf(playground(), handle)).toPoint();
    }
    QPoint placeOf(const Arrow& arrow) { return view().arrangement().at(arrow).toPoint(); }
    void drag(Handle handle, const Arrow& to) {
        QTest::mousePress(&view(), Qt::LeftButton, {}, tip(handle));
        const QPoint from = tip(handle);
        QTest::mouseMove(&view(), (from + placeOf(to)) / 2);
        QTest::mouseMove(&view(), placeOf(to));
        QTest::mouseRelease(&view(), Qt::LeftButton, {}, placeOf(to));
    }

  private:
    static scene::Scene sceneOf(const scene::Playground& playground, scene::ThemeName theme) {
        scene::Scene scene;
        scene.page = scene::Page::Playground;
        scene.playground = playground;
        scene.view.theme = theme;
        return scene;
    }

    TestWindow test_;
};

}  // namespace

class TestPlaygroundPage : public QObject {
    Q_OBJECT

  private slots:
    void keyLeadsToThePage();
    void draggingATipMovesTheArrowAndIsOneChange();
    void aTipStaysOnThePlane();
    void anArrowThatGoesWhileItIsHeldIsLetGo_data();
    void anArrowThatGoesWhileItIsHeldIsLetGo();
    void aNumberTypedForAnArrowThatGoesIsLost();
    void arrowKeysMoveTheChosenArrowInTwoSteps();
    void tabGoesFromArrowToArrowAndOn();
    void aFieldTakesANumber();
    void aFieldTakesWhatIsTypedOrSaysWhyNot_data();
    void aFieldTakesWhatIsTypedOrSaysWhyNot();
    void betaIsTypedAsCoordinatesAre();
    void fieldsFollowTheArrows();
    void aClickInTheTableChoosesMechanismAndKey();
    void buttonsChooseTheMechanism();
    void pointingAtAKeyExplainsIt();
    void theThirdKeyComesAndGoes();
    void valuesOfTheirOwnAreBlended();
    void theTemperatureFlattens();
    void columnsOfTheMatrixAreDragged();
    void examplesAndResetCanBeUndone();
    void anExampleIsNamedWhileItsArrowsStand();
    void undoBelongsToThePage();
    void whatIsShownIsWhatIsSaved();
    void exportOffersTheFigure();
    void theFigureIsCopied();
    void nothingIsClippedCutOrOverlapping_data();
    void nothingIsClippedCutOrOverlapping();
    void everyControlSaysWhatItIs();
    void tabReachesEveryControl();
};

void TestPlaygroundPage::keyLeadsToThePage() {
    TestWindow test;
    QTest::keyClick(&test.window(), Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(test.session().scene().page, scene::Page::Playground);
    QVERIFY(test.child<PlaygroundPage>().isVisible());
    QCOMPARE(test.window().focusWidget(), &test.child<PlaygroundView>());
}

void TestPlaygroundPage::draggingATipMovesTheArrowAndIsOneChange() {
    OpenPlayground open;
    const scene::Playground before = open.playground();
    open.drag(query, {-1, 0.5});
    QCOMPARE(open.playground().query, (Arrow{-1, 0.5}));
    QCOMPARE(open.playground().keys, before.keys);
    QCOMPARE(open.view().figure().arrows, open.playground());
    QTest::keyClick(&open.view(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.playground(), before);
    QTest::keyClick(&open.view(), Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(open.playground().query, (Arrow{-1, 0.5}));
    // The next one is another change.
    open.drag(query, {1, 0.5});
    open.drag(query, {1, 1});
    QTest::keyClick(&open.view(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.playground().query, (Arrow{1, 0.5}));
}

void TestPlaygroundPage::aTipStaysOnThePlane() {
    OpenPlayground open;
    open.drag({Handle::Kind::Key, 2}, {30, -30});
    QCOMPARE(open.playground().keys[2], (Arrow{3, -3}));
}

void TestPlaygroundPage::anArrowThatGoesWhileItIsHeldIsLetGo_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("index");
    QTest::newRow("third key") << static_cast<int>(Handle::Kind::Key) << 2;
    QTest::newRow("a value") << static_cast<int>(Handle::Kind::Value) << 0;
    QTest::newRow("a column") << static_cast<int>(Handle::Kind::Column) << 0;
}

/// What takes it away may be a key: the mouse still holds where it was.
void TestPlaygroundPage::anArrowThatGoesWhileItIsHeldIsLetGo() {
    QFETCH(int, kind);
    QFETCH(int, index);
    const Handle held{static_cast<Handle::Kind>(kind), index};
    scene::Playground without = scene::withThirdKey({}, false);
    scene::Playground with = scene::withThirdKey(without, true);
    with.ownValues = true;
    with.mechanism = PlaneMechanism::General;
    OpenPlayground open(without);
    auto& session = open.window().session();
    session.setPlayground(with);
    QCoreApplication::processEvents();
    QTest::mousePress(&open.view(), Qt::LeftButton, {}, open.tip(held));
    QCOMPARE(open.view().cursor().shape(), Qt::ClosedHandCursor);
    QTest::mouseMove(&open.view(), open.placeOf({0.5, 0.5}));
    const scene::Playground moved = open.playground();
    QVERIFY(moved != with);
    session.setPlayground(without);
    QVERIFY(open.view().cursor().shape() != Qt::ClosedHandCursor);
    QTest::mouseMove(&open.view(), open.placeOf({-0.5, 2}));
    QCOMPARE(open.playground(), without);
    // Nor is it held again when it comes back.
    session.setPlayground(moved);
    QTest::mouseMove(&open.view(), open.placeOf({-0.5, -2}));
    QCOMPARE(open.playground(), moved);
    QTest::mouseRelease(&open.view(), Qt::LeftButton, {}, open.placeOf({-0.5, -2}));
}

void TestPlaygroundPage::aNumberTypedForAnArrowThatGoesIsLost() {
    OpenPlayground open;
    const scene::Playground without = scene::withThirdKey(open.playground(), false);
    auto& field = open.window().child<CoordinateField>("k₃.x");
    field.setFocus();
    field.selectAll();
    QTest::keyClicks(&field, "-2.25");
    open.window().session().setPlayground(without);
    QVERIFY(!field.isVisible());
    QCOMPARE(open.playground(), without);
}

void TestPlaygroundPage::arrowKeysMoveTheChosenArrowInTwoSteps() {
    OpenPlayground open;
    open.view().setFocus();
    const Arrow before = open.playground().query;
    QTest::keyClick(&open.view(), Qt::Key_Right);
    QTest::keyClick(&open.view(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(open.playground().query, (Arrow{before.x + 0.05, before.y + 0.5}));
    // The run of the page Explore has not been stepped through.
    QCOMPARE(open.window().session().scene().step, 0);
    QTest::keyClick(&open.view(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.playground().query, (Arrow{before.x + 0.05, before.y}));
}

void TestPlaygroundPage::tabGoesFromArrowToArrowAndOn() {
    OpenPlayground open;
    open.view().setFocus(Qt::TabFocusReason);
    const auto handles = scene::handlesOf(open.playground());
    for (const Handle handle : handles) {
        QCOMPARE(open.window().window().focusWidget(), &open.view());
        QCOMPARE(open.view().figure().marked, std::optional(handle));
        if (handle.kind == Handle::Kind::Key) {
            QCOMPARE(open.view().figure().explainedKey(), handle.index);
        }
        QTest::keyClick(&open.view(), Qt::Key_Tab);
    }
    QVERIFY(open.window().window().focusWidget() != &open.view());
    QVERIFY(!open.view().figure().marked);
    open.view().setFocus(Qt::BacktabFocusReason);
    QCOMPARE(open.view().figure().marked, std::optional(handles.back()));
    QTest::keyClick(&open.view(), Qt::Key_Backtab, Qt::ShiftModifier);
    QCOMPARE(open.view().figure().marked, std::optional(handles[handles.size() - 2]));
}

void TestPlaygroundPage::aFieldTakesANumber() {
    OpenPlayground open;
    auto& field = open.window().child<CoordinateField>("k₂.y");
    field.setFocus();
    field.selectAll();
    QTest::keyClicks(&field, "-2.25");
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(open.playground().keys[1], (Arrow{-1, -2.25}));
    QCOMPARE(open.view().figure().arrows.keys[1].y, -2.25);
}

void TestPlaygroundPage::aFieldTakesWhatIsTypedOrSaysWhyNot_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("taken");
    QTest::addColumn<double>("number");
    QTest::newRow("point") << "0.5" << true << 0.5;
    QTest::newRow("comma") << "-0,5" << true << -0.5;
    QTest::newRow("the edge") << "3" << true << 3.0;
    for (const char* text : {"7.5", "-3,01", "1e300", "nan", "inf", "abc", "1,5,2", "."}) {
        QTest::newRow(text) << QString(text) << false << 0.0;
    }
}

void TestPlaygroundPage::aFieldTakesWhatIsTypedOrSaysWhyNot() {
    QFETCH(QString, text);
    QFETCH(bool, taken);
    QFETCH(double, number);
    OpenPlayground open;
    auto& session = open.window().session();
    auto& field = open.window().child<CoordinateField>("k₂.y");
    const double before = open.playground().keys[1].y;
    field.setFocus();
    field.selectAll();
    QTest::keyClicks(&field, text);
    QCOMPARE(field.text(), text);
    QTest::keyClick(&field, Qt::Key_Return);
    QCOMPARE(open.playground().keys[1].y, taken ? number : before);
    QCOMPARE(field.value(), taken ? number : before);
    QCOMPARE(session.message().isEmpty(), taken);
    if (!taken) {
        QVERIFY2(session.message().contains(text), qPrintable(session.message()));
        QVERIFY2(session.message().contains(QStringLiteral("−3 to 3")),
                 qPrintable(session.message()));
        QVERIFY(session.message().contains("1.5"));
        // The next number is taken, and nothing is said any more.
        field.selectAll();
        QTest::keyClicks(&field, "2");
        QTest::keyClick(&field, Qt::Key_Tab);
        QCOMPARE(open.playground().keys[1].y, 2.0);
        QCOMPARE(session.message(), QString());
    }
}

void TestPlaygroundPage::betaIsTypedAsCoordinatesAre() {
    OpenPlayground open;
    auto& field = open.window().child<QDoubleSpinBox>("beta");
    const auto type = [&](const char* text) {
        field.setFocus();
        field.selectAll();
        QTest::keyClicks(&field, text);
        QTest::keyClick(&field, Qt::Key_Tab);
    };
    type("2,5");
    QCOMPARE(open.playground().beta, 2.5);
    type("101");
    QCOMPARE(open.playground().beta, 2.5);
    QVERIFY(open.window().session().message().contains("0 to 100"));
}

void TestPlaygroundPage::fieldsFollowTheArrows() {
    OpenPlayground open;
    open.drag({Handle::Kind::Key, 0}, {0.5, 2});
    QCOMPARE(open.window().child<CoordinateField>("k₁.x").value(), 0.5);
    QCOMPARE(open.window().child<CoordinateField>("k₁.y").value(), 2.0);
}

void TestPlaygroundPage::aClickInTheTableChoosesMechanismAndKey() {
    OpenPlayground open;
    const auto& cell = open.view().arrangement().rows[2].cells[1];
    QTest::mouseClick(&open.view(), Qt::LeftButton, {}, cell.center().toPoint());
    QCOMPARE(open.playground().mechanism, PlaneMechanism::Cosine);
    QCOMPARE(open.view().figure().marked, std::optional(Handle{Handle::Kind::Key, 1}));
    QCOMPARE(open.view().figure().explainedKey(), 1);
}

void TestPlaygroundPage::buttonsChooseTheMechanism() {
    OpenPlayground open;
    auto& segments = *open.window().child<PlaygroundPage>().findChild<Segments*>();
    for (int m = 0; m < static_cast<int>(scene::planeMechanisms.size()); ++m) {
        QTest::mouseClick(&segments.button(m), Qt::LeftButton);
        QCOMPARE(static_cast<int>(open.playground().mechanism), m);
        QCOMPARE(open.view().figure().mechanism().id,
                 std::string_view(scene::planeMechanisms[static_cast<std::size_t>(m)].text));
    }
    QTest::keyClick(&open.view(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(segments.button(2).isChecked());
}

void TestPlaygroundPage::pointingAtAKeyExplainsIt() {
    OpenPlayground open;
    QTest::mouseMove(&open.view(), open.view().arrangement().scores[2].center().toPoint());
    QCOMPARE(open.view().figure().explainedKey(), 2);
    QTest::mouseMove(&open.view(), open.tip({Handle::Kind::Key, 1}));
    QCOMPARE(open.view().figure().explainedKey(), 1);
    QTest::mouseMove(&open.view(), open.view().arrangement().title.topLeft().toPoint());
    QCOMPARE(open.view().figure().explainedKey(), 0);
}

void TestPlaygroundPage::theThirdKeyComesAndGoes() {
    OpenPlayground open;
    auto& box = open.window().child<QCheckBox>("thirdKey");
    QTest::mouseClick(&box, Qt::LeftButton, {}, {8, box.height() / 2});
    QCOMPARE(open.playground().keys.size(), std::size_t(2));
    QVERIFY(!open.window().child<CoordinateField>("k₃.x").isVisible());
    QCOMPARE(open.view().figure().answer().weights.size(), std::size_t(2));
    QTest::keyClick(&open.view(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(box.isChecked());
    QVERIFY(open.window().child<CoordinateField>("k₃.x").isVisible());
}

void TestPlaygroundPage::valuesOfTheirOwnAreBlended() {
    OpenPlayground open;
    const Arrow before = open.view().figure().answer().context;
    auto& box = open.window().child<QCheckBox>("ownValues");
    QTest::mouseClick(&box, Qt::LeftButton, {}, {8, box.height() / 2});
    QVERIFY(open.view().figure().answer().context != before);
    open.drag({Handle::Kind::Value, 0}, {-1, -1});
    QCOMPARE(open.playground().values[0], (Arrow{-1, -1}));
    QVERIFY(open.window().child<CoordinateField>("v₁.x").isVisible());
}

void TestPlaygroundPage::theTemperatureFlattens() {
    OpenPlayground open;
    const double before = open.view().figure().answer().weights[0];
    auto& slider = open.window().child<QSlider>("playgroundTemperature");
    slider.setFocus();
    QTest::keyClick(&slider, Qt::Key_End);
    QCOMPARE(open.playground().temperature, 100.0);
    QVERIFY(open.view().figure().answer().weights[0] < before);
    QTest::keyClick(&slider, Qt::Key_Home);
    QCOMPARE(open.playground().temperature, 0.01);
    QVERIFY(open.view().figure().answer().weights[0] > 0.999);
}

void TestPlaygroundPage::columnsOfTheMatrixAreDragged() {
    scene::Playground playground;
    playground.mechanism = PlaneMechanism::General;
    OpenPlayground open(playground);
    open.drag({Handle::Kind::Column, 0}, {0, 1});
    QCOMPARE(open.playground().columns[0], (Arrow{0, 1}));
    QCOMPARE(open.window().child<CoordinateField>("W₁.y").value(), 1.0);
}

void TestPlaygroundPage::examplesAndResetCanBeUndone() {
    OpenPlayground open;
    auto& box = open.window().child<QComboBox>("exampleBox");
    box.setFocus();
    QTest::keyClick(&box, Qt::Key_Down);
    const auto examples = scene::playgroundExamples();
    QCOMPARE(open.playground(), examples[1].start);
    auto& reset = open.window().child<QToolButton>("playgroundReset");
    QVERIFY(!reset.isEnabled());
    open.drag(query, {-2, 0});
    QVERIFY(reset.isEnabled());
    QTest::mouseClick(&reset, Qt::LeftButton);
    QCOMPARE(open.playground(), examples[1].start);
    QTest::mouseClick(&open.window().child<QToolButton>("playgroundUndo"), Qt::LeftButton);
    QCOMPARE(open.playground().query, (Arrow{-2, 0}));
    QTest::mouseClick(&open.window().child<QToolButton>("playgroundUndo"), Qt::LeftButton);
    QTest::mouseClick(&open.window().child<QToolButton>("playgroundUndo"), Qt::LeftButton);
    QCOMPARE(open.playground(), scene::Playground());
    QVERIFY(!open.window().child<QToolButton>("playgroundUndo").isEnabled());
}

void TestPlaygroundPage::anExampleIsNamedWhileItsArrowsStand() {
    OpenPlayground open;
    auto& box = open.window().child<QComboBox>("exampleBox");
    auto& reset = open.window().child<QToolButton>("playgroundReset");
    QCOMPARE(box.currentIndex(), 0);
    // Looking at it with another mechanism makes it no other example.
    auto& segments = *open.window().child<PlaygroundPage>().findChild<Segments*>();
    QTest::mouseClick(&segments.button(2), Qt::LeftButton);
    QCOMPARE(box.currentIndex(), 0);
    open.drag(query, {-2, 0});
    QCOMPARE(box.currentIndex(), -1);
    QCOMPARE(box.placeholderText(), QStringLiteral("Own arrows"));
    QCOMPARE(box.accessibleDescription(), QStringLiteral("Own arrows"));
    QVERIFY(box.toolTip().contains(scene::playgroundExamples().front().name));
    QTest::keyClick(&open.view(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(box.currentIndex(), 0);
    QTest::keyClick(&open.view(), Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(box.currentIndex(), -1);
    QTest::mouseClick(&reset, Qt::LeftButton);
    QCOMPARE(box.currentIndex(), 0);
    QVERIFY(!reset.isEnabled());
}

/// Changes of the run and of the playground do not mix.
void TestPlaygroundPage::undoBelongsToThePage() {
    OpenPlayground open;
    open.drag(query, {-1, 0.5});
    open.window().session().setPage(scene::Page::Explore);
    QTest::keyClick(&open.window().window(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.playground().query, (Arrow{-1, 0.5}));
    open.window().session().maskOrUnmask(1);
    open.window().session().setPage(scene::Page::Playground);
    QTest::keyClick(&open.window().window(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(open.playground().query, scene::Playground().query);
    QVERIFY(!open.window().session().scene().whatIf.changes.empty());
}

void TestPlaygroundPage::whatIsShownIsWhatIsSaved() {
    OpenPlayground open;
    open.drag({Handle::Kind::Key, 1}, {2, -2});
    const auto saved = scene::sceneFromJson(scene::toJson(open.window().session().scene()));
    QCOMPARE(saved.page, scene::Page::Playground);
    OpenPlayground again(saved.playground);
    QCOMPARE(again.view().figure().arrows.keys[1], (Arrow{2, -2}));
}

void TestPlaygroundPage::exportOffersTheFigure() {
    OpenPlayground open;
    QTest::keyClick(&open.view(), Qt::Key_E, Qt::ControlModifier);
    auto& dialog = open.window().child<FigureDialog>();
    QTRY_VERIFY(dialog.isVisible());
    for (const char* ending : {"png", "svg", "pdf", "csv"}) {
        const QString path = open.window().stateFolder() + "/plane." + ending;
        dialog.saveTo(path);
        QTRY_VERIFY2(QFile::exists(path), ending);
    }
}

void TestPlaygroundPage::theFigureIsCopied() {
    OpenPlayground open;
    QGuiApplication::clipboard()->clear();
    QTest::keyClick(&open.view(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(!QGuiApplication::clipboard()->image().isNull());
}

void TestPlaygroundPage::nothingIsClippedCutOrOverlapping_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<scene::ThemeName>("theme");
    QTest::addColumn<int>("example");
    for (const QSize size : {QSize(1024, 640), QSize(1600, 1000), QSize(3840, 2160)}) {
        for (const auto theme : {scene::ThemeName::Light, scene::ThemeName::Dark}) {
            for (int example = 0; example < 6; ++example) {
                QTest::addRow("%dx%d %s %d", size.width(), size.height(),
                              theme == scene::ThemeName::Dark ? "dark" : "light", example)
                    << size << theme << example;
            }
        }
    }
}

void TestPlaygroundPage::nothingIsClippedCutOrOverlapping() {
    QFETCH(QSize, size);
    QFETCH(scene::ThemeName, theme);
    QFETCH(int, example);
    const auto examples = scene::playgroundExamples();
    OpenPlayground open(examples[static_cast<std::size_t>(example)].start, size, theme);
    open.window().session().showMessage("A message of one line that says what, where and what.");
    QTRY_COMPARE(problemsOf(open.window().window()).join('\n'), QString());
    QCOMPARE(open.window().window().size(), size);
    const auto& layout = open.view().arrangement();
    for (const auto& equation : layout.equations) {
        const QRectF place = equation.formula.boundingRect().translated(equation.origin);
        QVERIFY(QRectF(open.view().rect()).adjusted(0, 0, 1, 1).contains(place));
        QVERIFY(place.bottom() <= layout.sentence.top());
    }
}

void TestPlaygroundPage::everyControlSaysWhatItIs() {
    OpenPlayground open;
    for (const QWidget* widget : open.window().child<PlaygroundPage>().findChildren<QWidget*>()) {
        const bool control =
            widget->focusPolicy() != Qt::NoFocus && widget->objectName() != "qt_spinbox_lineedit";
        if (control && !widget->inherits("QAbstractItemView")) {
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(nameOf(*widget)));
            QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(nameOf(*widget)));
        }
    }
    QVERIFY(open.view().accessibleDescription().contains("largest score"));
}

void TestPlaygroundPage::tabReachesEveryControl() {
    OpenPlayground open;
    QSet<QWidget*> missing;
    for (QWidget* widget : open.window().child<PlaygroundPage>().findChildren<QWidget*>()) {
        if (widget->isVisible() && widget->isEnabled() &&
            (widget->focusPolicy() & Qt::TabFocus) != 0 &&
            widget->objectName() != "qt_spinbox_lineedit") {
            missing.insert(widget);
        }
    }
    for (int presses = 0; presses < 100; ++presses) {
        QWidget* focused = open.window().window().focusWidget();
        missing.remove(focused);
        QTest::keyClick(focused, Qt::Key_Tab);
    }
    QStringList names;
    for (const QWidget* widget : missing) {
        // Of buttons that exclude each other Tab reaches the chosen one, arrows the others.
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (button == nullptr || button->group() == nullptr) {
            names << nameOf(*widget);
        }
    }
    QVERIFY2(names.isEmpty(), qPrintable(names.join('\n')));
}

QTEST_MAIN(TestPlaygroundPage)
#include "test_playground_page.moc"
