// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <functional>

#include "alignment_samples.h"
#include "figures/alignment_painter.h"
#include "figures/alignment_plot.h"
#include "figures/colour_map.h"
#include "figures/figure_error.h"
#include "figures/heatmap_plottable.h"
#include "pixel_difference.h"

using namespace lab::figures;

namespace {

/// Counts how often its layer is drawn.
class DrawCounter final : public QCPLayerable {
  public:
    DrawCounter(QCustomPlot& plot, const QString& layer) : QCPLayerable(&plot, layer) {}
    int count = 0;

  protected:
    void applyDefaultAntialiasingHint(QCPPainter* /*painter*/) const override {}
    void draw(QCPPainter* /*painter*/) override { ++count; }
};

/// As many pixels as the widget has on its screen.
QImage sheetFor(const AlignmentPlot& plot) {
    QImage image(plot.size() * plot.devicePixelRatioF(), QImage::Format_RGB32);
    image.setDevicePixelRatio(plot.devicePixelRatioF());
    image.fill(plot.figure().options.theme.surface);
    return image;
}

QRgb pixelAt(const QImage& image, const QPointF& point) {
    return image.pixel((point * image.devicePixelRatio()).toPoint());
}

/// What the exports paint, in the area of the widget.
QImage paintedAsExported(const AlignmentPlot& plot) {
    QImage image = sheetFor(plot);
    QPainter painter(&image);
    paintAlignment(painter, plot.figure(), plot.arrangement());
    return image;
}

AlignmentMarks marksAt(std::optional<int> reachedRows, std::optional<int> currentRow = {},
                       std::optional<CellIndex> hovered = {}) {
    AlignmentMarks marks;
    marks.reachedRows = reachedRows;
    marks.currentRow = currentRow;
    marks.hovered = hovered;
    return marks;
}

AlignmentFigure sample(int rows, int columns) {
    return samples::alignment(samples::words(columns), samples::words(rows));
}

void addShapes() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QSize>("size");
    for (const QSize& size : {QSize(300, 250), QSize(480, 420), QSize(1501, 903)}) {
        for (const auto& [rows, columns] :
             {std::pair(1, 1), {1, 9}, {9, 1}, {2, 3}, {12, 12}, {24, 9}, {7, 50}}) {
            QTest::addRow("%d x %d in %d", rows, columns, size.width()) << rows << columns << size;
        }
    }
}

}  // namespace

class TestAlignmentPlotWidget : public QObject {
    Q_OBJECT

  private slots:
    void aFigureAfterAnotherLooksAsTheFirstDoes();
    void cellsHaveTheColoursOfTheExport_data() { addShapes(); }
    void cellsHaveTheColoursOfTheExport();
    void showsWhatTheExportShows_data();
    void showsWhatTheExportShows();
    void coordinatesPixelsAndCellsAgree_data() { addShapes(); }
    void coordinatesPixelsAndCellsAgree();
    void plottableIsFoundUnderThePoint();
    void plottableKnowsItsRanges();
    void movingTheMarksDoesNotRedrawTheCells();
    void reachingARowRedrawsTheCells();
    void sameMarksDrawNothing();
    void smallerFigureLeavesNothingOfTheLarger();
    void figuresThatCannotBeDrawnAreRefused();
    void emptyPlotIsBlank();
    void buffersHaveTheDensityOfTheScreen();
};

void TestAlignmentPlotWidget::cellsHaveTheColoursOfTheExport() {
    QFETCH(const int, rows);
    QFETCH(const int, columns);
    QFETCH(const QSize, size);
    for (const Theme& theme : {Theme::light(), Theme::dark()}) {
        AlignmentFigure figure = sample(rows, columns);
        figure.options.theme = theme;
        figure.options.showValues = false;
        AlignmentPlot plot;
        plot.resize(size);
        plot.setFigure(figure);
        const QImage image = plot.grab().toImage();
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                const QPointF centre = plot.arrangement().cell({row, column}).center();
                const auto weight = static_cast<double>(figure.weights(row, column));
                QCOMPARE(pixelAt(image, centre), ColourMap::viridis().at(weight));
            }
        }
    }
}

void TestAlignmentPlotWidget::showsWhatTheExportShows_data() {
    QTest::addColumn<bool>("dark");
    QTest::addColumn<lab::scene::ColourMapName>("colours");
    for (const bool dark : {false, true}) {
        for (const auto name :
             {lab::scene::ColourMapName::Viridis, lab::scene::ColourMapName::Print}) {
            QTest::addRow("%s %d", dark ? "dark" : "light", static_cast<int>(name)) << dark << name;
        }
    }
}

void TestAlignmentPlotWidget::showsWhatTheExportShows() {
    QFETCH(const bool, dark);
    QFETCH(const lab::scene::ColourMapName, colours);
    AlignmentFigure figure = samples::french();
    figure.options.theme = dark ? Theme::dark() : Theme::light();
    figure.options.colourMap = colours;
    figure.options.title = QStringLiteral("Alignment");
    figure.options.sourceName = QStringLiteral("English");
    figure.options.targetName = QStringLiteral("French");
    figure.options.showColourBar = true;
    figure.marks = {
        .reachedRows = 4, .currentRow = 3, .current = CellIndex{3, 1}, .hovered = CellIndex{1, 2}};
    AlignmentPlot plot;
    plot.resize(481, 423);
    plot.setFigure(figure);
    // Words painted over a transparent buffer are rounded once more.
    QVERIFY(largestDifference(plot.grab().toImage(), paintedAsExported(plot)) <= 3);
    plot.setMarks(marksAt(4, 2));
    QVERIFY(largestDifference(plot.grab().toImage(), paintedAsExported(plot)) <= 3);
}

void TestAlignmentPlotWidget::coordinatesPixelsAndCellsAgree() {
    QFETCH(const int, rows);
    QFETCH(const int, columns);
    QFETCH(const QSize, size);
    AlignmentPlot plot;
    plot.setFigure(sample(rows, columns));
    plot.resize(size);
    plot.grab();  // delivers the resizing
    const AlignmentLayout& layout = plot.arrangement();
    QCOMPARE(plot.heatmap().area(), layout.cells);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < columns; ++column) {
            const CellIndex cell{row, column};
            const QPointF centre = layout.cell(cell).center();
            QVERIFY(qAbs(plot.xAxis->pixelToCoord(centre.x()) - column) < 1e-9);
            QVERIFY(qAbs(plot.yAxis->pixelToCoord(centre.y()) - row) < 1e-9);
            QCOMPARE(plot.cellAt(centre), std::optional(cell));
        }
    }
    for (double y = 0.5; y < size.height(); y += 3) {
        for (double x = 0.5; x < size.width(); x += 3) {
            QCOMPARE(plot.cellAt({x, y}), layout.cellAt({x, y}));
        }
    }
}

void TestAlignmentPlotWidget::plottableIsFoundUnderThePoint() {
    AlignmentPlot plot;
    plot.resize(480, 420);
    plot.setFigure(sample(5, 4));
    const QPointF inside = plot.arrangement().cell({3, 2}).center();
    const QPointF outside = plot.arrangement().cells.topLeft() - QPointF(20, 20);
    int index = -1;
    QCOMPARE(plot.plottableAt(inside, true, &index), plot.plottable(0));
    QCOMPARE(index, 3 * 4 + 2);
    QCOMPARE(plot.plottableAt(outside), nullptr);
    QVERIFY(plot.heatmap().selectTest(inside, true) >= 0);
    plot.plottable(0)->setSelectable(QCP::stNone);
    QVERIFY(plot.heatmap().selectTest(inside, true) < 0);
    QVERIFY(plot.heatmap().selectTest(inside, false) >= 0);
    QVERIFY(plot.heatmap().selectTest(outside, false) < 0);
}

void TestAlignmentPlotWidget::plottableKnowsItsRanges() {
    AlignmentPlot plot;
    bool found = true;
    plot.heatmap().getKeyRange(found);
    QVERIFY(!found);
    plot.setFigure(sample(5, 1));
    QCOMPARE(plot.heatmap().getKeyRange(found), QCPRange(-0.5, 0.5));
    QVERIFY(found);
    QCOMPARE(plot.heatmap().getValueRange(found), QCPRange(-0.5, 4.5));
    QCOMPARE(plot.heatmap().getValueRange(found, QCP::sdPositive), QCPRange(0.5, 4.5));
    QVERIFY(found);
    plot.heatmap().getKeyRange(found, QCP::sdPositive);
    QVERIFY(!found);
    plot.xAxis->setRange(-40, 17);
    plot.yAxis->setRange(3, 4);
    plot.rescaleAxes();
    QCOMPARE(plot.xAxis->range(), QCPRange(-0.5, 0.5));
    QCOMPARE(plot.yAxis->range(), QCPRange(-0.5, 4.5));
}

void TestAlignmentPlotWidget::movingTheMarksDoesNotRedrawTheCells() {
    AlignmentPlot plot;
    plot.resize(480, 420);
    AlignmentFigure figure = sample(5, 4);
    figure.marks.reachedRows = 3;
    plot.setFigure(figure);
    plot.show();  // hidden widgets are resized, and so replotted, by each grab()
    auto* cells = new DrawCounter(plot, plot.heatmap().layer()->name());
    auto* marks = new DrawCounter(plot, QStringLiteral("overlay"));
    plot.replot();  // a layer that gets a member replots all
    const QImage before = plot.grab().toImage();
    const int cellsBefore = cells->count;
    for (int i = 0; i < 4; ++i) {
        const int marksBefore = marks->count;
        plot.setMarks(marksAt(3, 2, CellIndex{2, i}));
        const QImage after = plot.grab().toImage();
        QCOMPARE(marks->count, marksBefore + 1);
        QVERIFY(after != before);
    }
    QCOMPARE(cells->count, cellsBefore);
    plot.setMarks(marksAt(3));
    QCOMPARE(plot.grab().toImage(), before);
}

void TestAlignmentPlotWidget::reachingARowRedrawsTheCells() {
    AlignmentPlot plot;
    plot.resize(480, 420);
    AlignmentFigure figure = sample(5, 4);
    figure.marks.reachedRows = 0;
    plot.setFigure(figure);
    const auto pixel = [&] {
        const QPointF corner = plot.arrangement().cell({1, 2}).topLeft() + QPointF(3, 3);
        return pixelAt(plot.grab().toImage(), corner);
    };
    QCOMPARE(pixel(), figure.options.theme.emptyCell.rgb());
    plot.setMarks(marksAt(2));
    QCOMPARE(pixel(), ColourMap::viridis().at(static_cast<double>(figure.weights(1, 2))));
    plot.setMarks(marksAt(1));
    QCOMPARE(pixel(), figure.options.theme.emptyCell.rgb());
}

void TestAlignmentPlotWidget::sameMarksDrawNothing() {
    AlignmentPlot plot;
    plot.setFigure(sample(5, 4));
    auto* marks = new DrawCounter(plot, QStringLiteral("overlay"));
    plot.setMarks(marksAt({}, {}, CellIndex{1, 1}));
    QCOMPARE(marks->count, 1);
    plot.setMarks(marksAt({}, {}, CellIndex{1, 1}));
    QCOMPARE(marks->count, 1);
}

void TestAlignmentPlotWidget::smallerFigureLeavesNothingOfTheLarger() {
    AlignmentPlot reused;
    reused.resize(480, 420);
    AlignmentFigure large = sample(24, 9);
    large.marks = marksAt(24, 20, CellIndex{20, 8});
    reused.setFigure(large);
    reused.grab();
    AlignmentPlot fresh;
    fresh.resize(480, 420);
    for (AlignmentPlot* plot : {&reused, &fresh}) {
        plot->setFigure(sample(2, 2));
    }
    QCOMPARE(reused.grab().toImage(), fresh.grab().toImage());
}

void TestAlignmentPlotWidget::figuresThatCannotBeDrawnAreRefused() {
    AlignmentPlot plot;
    QVERIFY_EXCEPTION_THROWN(plot.setFigure({}), FigureError);
    plot.setFigure(sample(3, 3));
    AlignmentFigure wrong = sample(4, 4);
    wrong.target.removeLast();
    QVERIFY_EXCEPTION_THROWN(plot.setFigure(wrong), FigureError);
    QCOMPARE(plot.figure().target.size(), 3);
}

void TestAlignmentPlotWidget::emptyPlotIsBlank() {
    AlignmentPlot plot;
    plot.resize(300, 200);
    QCOMPARE(largestDifference(plot.grab().toImage(), sheetFor(plot)), 0);
    QVERIFY(!plot.cellAt({150, 100}));
}

void TestAlignmentPlotWidget::buffersHaveTheDensityOfTheScreen() {
    AlignmentPlot plot;
    plot.resize(480, 420);
    plot.setFigure(sample(5, 4));
    const QImage before = plot.grab().toImage();
    plot.setBufferDevicePixelRatio(plot.devicePixelRatioF() * 2);  // as on the screen it came from
    plot.grab();
    QCOMPARE(plot.bufferDevicePixelRatio(), plot.devicePixelRatioF());
    QCOMPARE(plot.grab().toImage(), before);
}

/// Where words and look are the same, nothing is placed anew.
void TestAlignmentPlotWidget::aFigureAfterAnotherLooksAsTheFirstDoes() {
    std::vector<AlignmentFigure> figures{samples::french()};
    const auto add = [&](const std::function<void(AlignmentFigure&)>& change) {
        AlignmentFigure next = figures.back();
        change(next);
        figures.push_back(next);
    };
    add([](auto& figure) { figure.weights = figure.weights.rowwise().reverse().eval(); });
    add([](auto& figure) { figure.maskedSource = {1}; });
    add([](auto& figure) { figure.unknownTarget = {2}; });
    add([](auto& figure) { figure.target[1] = QStringLiteral("a longer word than before"); });
    add([](auto& figure) { figure.source[0] = QStringLiteral("another"); });
    add([](auto& figure) { figure.losses = {1, 2, 3, 4, 5}; });
    add([](auto& figure) { figure.gradients = figure.weights; });
    add([](auto& figure) { figure.options.numbers = lab::scene::ShownNumbers::Both; });
    add([](auto& figure) { figure.losses.clear(); });
    add([](auto& figure) { figure.options.showEos = false; });
    add([](auto& figure) { figure.options.theme = Theme::dark(); });
    AlignmentPlot plot;
    plot.resize(420, 360);
    for (const AlignmentFigure& figure : figures) {
        plot.setFigure(figure);
        plot.replot();
        AlignmentPlot fresh;
        fresh.resize(plot.size());
        fresh.setFigure(figure);
        fresh.replot();
        QCOMPARE(plot.arrangement().cells, fresh.arrangement().cells);
        QCOMPARE(plot.grab().toImage(), fresh.grab().toImage());
    }
}

QTEST_MAIN(TestAlignmentPlotWidget)
#include "test_alignment_plot_widget.moc"
