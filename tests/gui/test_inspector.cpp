// SPDX-License-Identifier: GPL-3.0-or-later
#include <QHeaderView>
#include <QHelpEvent>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QTreeView>

#include "gui/elided_label.h"
#include "gui/inspector_panel.h"
#include "gui/panel_header.h"
#include "gui/provenance_delegate.h"
#include "gui/provenance_tree.h"
#include "gui/segments.h"
#include "scene/provenance_model.h"
#include "scene/quantity_of.h"
#include "test_window.h"

using namespace lab;
using namespace lab::gui;
using scene::ProvenanceModel;

class TestInspector : public QObject {
    Q_OBJECT

  private slots:
    void gradientsAreSaidWhenAskedFor();
    void theChosenRowHasTheColoursOfTheTheme_data();
    void theChosenRowHasTheColoursOfTheTheme();
    void valuesAreNeverCut_data();
    void valuesAreNeverCut();
    void namesStayInTheirColumn();
    void aNarrowerTreeCannotBeScrolledSideways();
    void theTooltipSaysTheWholeRow();
    void matricesStartClosed();
    void backReturnsToTheNumberBefore();
    void titlesBeginWithACapital();
    void theTitleComesBeforeTheCitation();
};

namespace {

/// Every row that is open, from the top.
QModelIndexList openRows(const QTreeView& tree) {
    QModelIndexList rows;
    for (auto row = tree.model()->index(0, 0); row.isValid(); row = tree.indexBelow(row)) {
        rows << row;
    }
    return rows;
}

}  // namespace

void TestInspector::theChosenRowHasTheColoursOfTheTheme_data() {
    QTest::addColumn<scene::ThemeName>("name");
    QTest::newRow("light") << scene::ThemeName::Light;
    QTest::newRow("dark") << scene::ThemeName::Dark;
}

/// From edge to edge: also before the name, where a style draws its own idea of a chosen row.
void TestInspector::theChosenRowHasTheColoursOfTheTheme() {
    QFETCH(scene::ThemeName, name);
    scene::Scene scene;
    scene.view.theme = name;
    TestWindow test(scene);
    test.session().goTo(test.session().timeline().find(tape::Stage::Softmax, 2));
    auto& tree = test.child<QTreeView>();
    const QModelIndex below = tree.model()->index(0, 0, tree.model()->index(0, 0));
    tree.setFocus();
    tree.setCurrentIndex(below);
    QCoreApplication::processEvents();
    QVERIFY(tree.hasFocus());
    const figures::Theme& theme = test.window().theme();
    const QRect row = tree.visualRect(below);
    const QImage picture = tree.viewport()->grab().toImage();
    const double ratio = picture.devicePixelRatio();
    const auto colourAt = [&](int x, int y) {
        return picture.pixelColor(qRound(x * ratio), qRound(y * ratio));
    };
    for (const int x : {4, row.left() / 2, tree.viewport()->width() - 4}) {
        QCOMPARE(colourAt(x, row.bottom() - 4), theme.highlight);
    }
    // One ring, in the colour of the focus.
    QCOMPARE(colourAt(tree.viewport()->width() / 2, row.top()), theme.accent);
    const QColor styles = tree.palette().color(QPalette::Highlight);
    for (int x = 4; x < tree.viewport()->width() - 4; ++x) {
        QVERIFY(colourAt(x, row.top() + 4) != styles || styles == theme.highlight);
    }
}

void TestInspector::valuesAreNeverCut_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QByteArray>("step");
    for (const char* step : {"weights", "context", "probabilities"}) {
        QTest::addRow("%s, small window", step) << QSize(1024, 640) << QByteArray(step);
        QTest::addRow("%s, large window", step) << QSize(1600, 1000) << QByteArray(step);
    }
}

void TestInspector::valuesAreNeverCut() {
    QFETCH(QSize, size);
    QFETCH(QByteArray, step);
    TestWindow test({}, size);
    auto& tree = test.child<QTreeView>();
    test.session().choose(scene::quantityOf(*test.session().trace(), step.constData(), 2, 1));
    tree.expandToDepth(2);
    QCoreApplication::processEvents();
    const int value = tree.columnWidth(ProvenanceModel::ValueColumn);
    const QFontMetrics metrics(test.window().theme().font(figures::TextStyle::Body));
    QModelIndexList seen;
    for (const QModelIndex& row : openRows(tree)) {
        const QRect place = tree.visualRect(row);
        if (place.top() >= 0 && place.top() < tree.viewport()->height()) {
            const QString text =
                row.siblingAtColumn(ProvenanceModel::ValueColumn).data().toString();
            QVERIFY2(metrics.horizontalAdvance(text) < value, qPrintable(text));
            seen << row;
        }
    }
    QVERIFY(seen.size() >= 2);
    int all = 0;
    for (int column = 0; column < ProvenanceModel::ColumnCount; ++column) {
        all += tree.columnWidth(column);
    }
    QCOMPARE(all, tree.viewport()->width());
}

/// A name too long for its column ends with dots there and does not run into the next.
void TestInspector::namesStayInTheirColumn() {
    TestWindow test;
    ProvenanceModel model;
    model.setRoot(test.session().trace(),
                  scene::quantityOf(*test.session().trace(), "hidden", 2, 1));
    ProvenanceDelegate delegate{figures::MathFont()};
    const QModelIndex name = model.index(0, ProvenanceModel::NameColumn);
    const int whole = delegate.sizeHint({}, name).width();
    const auto inkOf = [&](int width) {
        QImage image(2 * whole, 30, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        QStyleOptionViewItem option;
        option.rect = {0, 0, width, 30};
        delegate.paint(&painter, option, name);
        painter.end();
        int right = -1;
        for (int x = 0; x < image.width(); ++x) {
            for (int y = 0; y < image.height(); ++y) {
                right = image.pixelColor(x, y) != Qt::white ? x : right;
            }
        }
        return right;
    };
    QVERIFY(inkOf(whole) > whole / 2);
    for (const int width : {whole * 9 / 10, whole * 3 / 5, whole / 3, 20}) {
        QVERIFY2(inkOf(width) < width, qPrintable(QString::number(width)));
        QVERIFY(inkOf(width) > 0);
    }
}

void TestInspector::theTooltipSaysTheWholeRow() {
    TestWindow test({}, {1024, 640});
    test.session().goTo(test.session().timeline().find(tape::Stage::Softmax, 2));
    auto& tree = test.child<QTreeView>();
    const QModelIndex row = tree.model()->index(0, 0);
    const QPoint point = tree.visualRect(row).center();
    QHelpEvent help(QEvent::ToolTip, point, tree.viewport()->mapToGlobal(point));
    QCoreApplication::sendEvent(tree.viewport(), &help);
    const QString said = QToolTip::text();
    for (int column = 0; column < ProvenanceModel::ColumnCount; ++column) {
        QVERIFY2(said.contains(row.siblingAtColumn(column).data().toString()), qPrintable(said));
    }
}

void TestInspector::matricesStartClosed() {
    TestWindow test;
    QVERIFY(test.waitForTrace());
    test.session().goTo(test.session().timeline().find(tape::Stage::Context, 1));
    const auto& tree = test.child<QTreeView>();
    const QModelIndex top = tree.model()->index(0, 0);
    bool weightsOpen = false;
    for (int row = 0; row < tree.model()->rowCount(top); ++row) {
        const QModelIndex below = tree.model()->index(row, 0, top);
        const auto name = below.data(scene::ProvenanceModel::NameRole).toString();
        QVERIFY(name != "h" || !tree.isExpanded(below));
        weightsOpen = weightsOpen || (name.startsWith(u'α') && tree.isExpanded(below));
    }
    QVERIFY(weightsOpen);
}

void TestInspector::backReturnsToTheNumberBefore() {
    TestWindow test;
    QVERIFY(test.waitForTrace());
    auto& session = test.session();
    session.goTo(session.timeline().find(tape::Stage::Softmax, 1));
    QVERIFY(!session.canGoBack());
    const scene::Quantity moment = session.inspected();
    const auto* scores = session.trace()->find("scores", 1);
    const auto* states = session.trace()->find("states");
    session.choose({.node = scores->node, .row = 2, .column = 0});
    session.choose({.node = states->node, .row = 5, .column = 2});
    QTest::keyClick(&test.window(), Qt::Key_Backspace);
    QCOMPARE(session.inspected(), (scene::Quantity{.node = scores->node, .row = 2, .column = 0}));
    const QList<QToolButton*> buttons = test.window().findChildren<QToolButton*>();
    const auto back = std::ranges::find_if(buttons, [](const QToolButton* button) {
        return button->accessibleName() == "Back to the number before";
    });
    QVERIFY(back != buttons.end() && (*back)->isVisible());
    QTest::mouseClick(*back, Qt::LeftButton);
    QCOMPARE(session.inspected(), moment);
    QVERIFY(!(*back)->isVisible());
}

void TestInspector::titlesBeginWithACapital() {
    TestWindow test;
    const auto& trace = *test.session().trace();
    for (const char* step : {"weights", "states", "context", "probabilities", "update"}) {
        test.session().choose(scene::quantityOf(trace, step, 2, 1));
        const QString title = test.child<InspectorPanel>().title();
        QVERIFY2(title.at(0).isUpper(), qPrintable(title));
    }
}

/// The citation stands beside the title where it has room for its whole self, else below it.
void TestInspector::theTitleComesBeforeTheCitation() {
    PanelHeader header;
    const QString title = QString::fromUtf8("Alignment weight of “apples” for “pommes”");
    const QString citation = QStringLiteral("Bahdanau et al. 2015, appendix A.1.2");
    header.setTexts(title, {citation});
    header.show();
    for (const int width : {300, 420, 560, 900}) {
        header.resize(width, header.sizeHint().height());
        QCoreApplication::processEvents();
        const auto labels = header.findChildren<ElidedLabel*>();
        QCOMPARE(labels.size(), 2);
        const auto* first = labels[0];
        const auto* second = labels[1];
        const bool wide = width > first->sizeHint().width() + second->sizeHint().width() + 40;
        QCOMPARE(second->geometry().top() >= first->geometry().bottom(), !wide);
        QCOMPARE(second->text(), citation);
        QVERIFY(first->text() == title || width < first->sizeHint().width() + 2);
        QVERIFY(first->text() == title || first->toolTip() == title);
    }
    header.setTexts(QStringLiteral("Alignment"), {citation, QStringLiteral("short")});
    header.resize(240, header.sizeHint().height());
    QCoreApplication::processEvents();
    QCOMPARE(header.findChildren<ElidedLabel*>()[1]->text(), QStringLiteral("short"));
}

void TestInspector::aNarrowerTreeCannotBeScrolledSideways() {
    TestWindow test;
    QVERIFY(test.waitForTrace());
    test.session().goTo(test.session().timeline().size() - 2);
    auto& tree = test.child<ProvenanceTree>();
    for (const int width : {1600, 1200, 1040, 1500, 1100}) {
        test.window().resize(width, 900);
        QTest::qWait(1);
        QCOMPARE(tree.horizontalScrollBar()->maximum(), 0);
        QCOMPARE(tree.header()->length(), tree.viewport()->width());
    }
}

void TestInspector::gradientsAreSaidWhenAskedFor() {
    TestWindow test;
    QVERIFY(test.waitForTrace());
    auto& said = test.child<QLabel>("gradient");
    QVERIFY(!said.isVisible());
    const tape::Step* scores = test.session().trace()->find("scores", 1);
    test.session().goTo(test.session().timeline().shows(*scores));
    test.child<Segments>("numbersBox").button(2).click();
    QVERIFY(test.waitForTrace());
    QVERIFY(test.session().trace()->hasGradients());
    QVERIFY(said.isVisible());
    QVERIFY(said.text().startsWith("∂L/∂e₂,"));
    test.child<Segments>("numbersBox").button(0).click();
    QVERIFY(test.waitForTrace());
    QVERIFY(!said.isVisible() && !test.session().trace()->hasGradients());
}

QTEST_MAIN(TestInspector)
#include "test_inspector.moc"
