// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <limits>

#include "alignment_samples.h"
#include "figures/alignment_layout.h"
#include "figures/alignment_painter.h"
#include "figures/colour_map.h"
#include "figures/figure_error.h"
#include "figures/heatmap_painter.h"

using namespace lab::figures;

namespace {

constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

QImage painted(const AlignmentFigure& figure, const AlignmentLayout& layout) {
    QImage image(layout.area.size().toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    paintAlignment(painter, figure, layout);
    return image;
}

/// The colour near a cell's corner, where no number is written.
QRgb probe(const QImage& image, const AlignmentLayout& layout, CellIndex cell) {
    return image.pixel((layout.cell(cell).topLeft() + QPointF(3, 3)).toPoint());
}

}  // namespace

class TestAlignmentPlot : public QObject {
    Q_OBJECT

  private slots:
    void everyCellHasItsColour_data();
    void everyCellHasItsColour();
    void rowsNotReachedAreEmpty();
    void numbersAreWrittenOnlyWhereTheyFit();
    void pointsAndCellsAgree();
    void hiddenEosTakesNoRoom();
    void nothingLiesOutsideTheArea_data();
    void nothingLiesOutsideTheArea();
    void wordsThatStandMoveNothingWhenTheCursorMoves();
    void currentRowIsFramed();
    void whatIsHoveredIsFramed();
    void unknownWordsAreMarked();
    void wordsAreFoundUnderAPoint();
    void axisNamesAreDrawn();
    void wrongShapesAreRefused();
    void labelsAreOneLine();
};

void TestAlignmentPlot::everyCellHasItsColour_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::newRow("1 x 1") << 1 << 1;
    QTest::newRow("1 x 7") << 1 << 7;
    QTest::newRow("7 x 1") << 7 << 1;
    QTest::newRow("12 x 12") << 12 << 12;
    QTest::newRow("24 x 9") << 24 << 9;
}

void TestAlignmentPlot::everyCellHasItsColour() {
    QFETCH(const int, rows);
    QFETCH(const int, columns);
    AlignmentFigure figure = samples::alignment(samples::words(columns), samples::words(rows));
    figure.weights(0, 0) = 0;
    if (rows > 1) {
        figure.weights(1, 0) = notANumber;
    }
    for (const auto name : {lab::scene::ColourMapName::Viridis, lab::scene::ColourMapName::Print}) {
        figure.options.colourMap = name;
        const AlignmentLayout layout = layOutNaturally(figure);
        const QImage image = painted(figure, layout);
        for (int row = 0; row < rows; ++row) {
            for (int column = 0; column < columns; ++column) {
                const auto weight = static_cast<double>(figure.weights(row, column));
                QCOMPARE(probe(image, layout, {row, column}), ColourMap::named(name).at(weight));
            }
        }
    }
}

void TestAlignmentPlot::rowsNotReachedAreEmpty() {
    AlignmentFigure figure = samples::french();
    figure.marks.reachedRows = 2;
    const AlignmentLayout layout = layOutNaturally(figure);
    const QImage image = painted(figure, layout);
    const auto lastWeight = static_cast<double>(figure.weights(1, 0));
    QCOMPARE(probe(image, layout, {1, 0}), ColourMap::viridis().at(lastWeight));
    QCOMPARE(probe(image, layout, {2, 0}), figure.options.theme.emptyCell.rgb());
    QCOMPARE(probe(image, layout, {4, 2}), figure.options.theme.emptyCell.rgb());
}

void TestAlignmentPlot::numbersAreWrittenOnlyWhereTheyFit() {
    AlignmentFigure figure = samples::alignment({"a"}, {"b"});
    figure.weights(0, 0) = 0.5F;
    const Heatmap heatmap = Heatmap::of(figure, figure.options.theme.font(TextStyle::Caption));
    const auto colours = [&](const QSize& size) {
        QImage image(size, QImage::Format_RGB32);
        image.fill(QColor::fromRgb(ColourMap::viridis().at(0.5)));
        QPainter painter(&image);
        paintHeatmap(painter, heatmap, QRectF(QPointF(0, 0), QSizeF(size + QSize(1, 1))));
        QSet<QRgb> found;
        for (int i = 0; i < size.width() * size.height(); ++i) {
            found.insert(image.pixel(i % size.width(), i / size.width()));
        }
        return found.size();
    };
    QVERIFY(colours({60, 40}) > 1);
    QCOMPARE(colours({16, 40}), 1);
    QCOMPARE(colours({60, 12}), 1);
    figure.options.showValues = false;
    QVERIFY(!Heatmap::of(figure, QFont()).numbers.has_value());
}

void TestAlignmentPlot::pointsAndCellsAgree() {
    const AlignmentFigure figure = samples::alignment(samples::words(9), samples::words(24));
    for (const QSizeF& size : {QSizeF(300, 250), QSizeF(480, 420), QSizeF(1600, 1200)}) {
        const AlignmentLayout layout = layOut(figure, QRectF(QPointF(10, 20), size));
        for (int row = 0; row < 24; ++row) {
            for (int column = 0; column < 9; ++column) {
                const CellIndex cell{row, column};
                QCOMPARE(layout.cellAt(layout.cell(cell).center()), std::optional(cell));
            }
        }
        QVERIFY(!layout.cellAt(layout.cells.topLeft() - QPointF(1, 0)));
        QVERIFY(!layout.cellAt(layout.cells.topLeft() - QPointF(0, 1)));
        QVERIFY(!layout.cellAt(layout.cells.bottomRight() + QPointF(1, 1)));
    }
}

void TestAlignmentPlot::hiddenEosTakesNoRoom() {
    AlignmentFigure figure = samples::french();
    const QSizeF before = layOutNaturally(figure).cells.size();
    figure.options.showEos = false;
    const AlignmentLayout layout = layOutNaturally(figure);
    QCOMPARE(layout.rows, 4);
    QCOMPARE(layout.columns, 2);
    QCOMPARE(layout.cells.size(), QSizeF(before.width() / 3 * 2, before.height() / 5 * 4));
    QVERIFY(!layout.rowLabels.contains(tokenLabel("<eos>")));
    QCOMPARE(figure.shownWeights(), WeightMatrix(figure.weights.topLeftCorner(4, 2)));
}

void TestAlignmentPlot::nothingLiesOutsideTheArea_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("word");
    QTest::addColumn<QSizeF>("size");
    for (const int count : {1, 3, 8, 12, 24}) {
        for (const QString& word :
             {QStringLiteral("mot"), QStringLiteral("anticonstitutionnellement"),
              QStringLiteral("안녕하세요"), QStringLiteral("مرحبا")}) {
            for (const QSizeF& size : {QSizeF(320, 260), QSizeF(480, 420), QSizeF(1500, 900)}) {
                QTest::addRow("%d %s %g", count, qPrintable(word), size.width())
                    << count << word << size;
            }
        }
    }
}

void TestAlignmentPlot::nothingLiesOutsideTheArea() {
    QFETCH(const int, count);
    QFETCH(const QString, word);
    QFETCH(const QSizeF, size);
    QStringList words;
    for (int i = 0; i < count; ++i) {
        words += word;
    }
    AlignmentFigure figure = samples::alignment(words, words);
    figure.options.title = QStringLiteral("A title that is long enough to need to be cut short");
    figure.options.sourceName = QStringLiteral("English");
    figure.options.targetName = QStringLiteral("French");
    figure.options.showColourBar = true;
    figure.marks.currentRow = 0;

    // Painted on a larger sheet, the figure leaves the sheet around its area untouched.
    const QRectF area(QPointF(50, 50), size);
    QImage image((size + QSizeF(100, 100)).toSize(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    paintAlignment(painter, figure, layOut(figure, area));
    painter.end();
    const QRect inside = area.toRect();
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (!inside.contains(x, y) && image.pixel(x, y) != QColor(Qt::magenta).rgb()) {
                QFAIL(qPrintable(QStringLiteral("painted at %1, %2").arg(x - 50).arg(y - 50)));
            }
        }
    }
}

void TestAlignmentPlot::wordsThatStandMoveNothingWhenTheCursorMoves() {
    AlignmentFigure figure = samples::french();
    const AlignmentLayout before = layOut(figure, QRectF(0, 0, 480, 420));
    figure.marks.currentRow = 3;
    figure.marks.reachedRows = 4;
    figure.marks.hovered = CellIndex{1, 1};
    const AlignmentLayout after = layOut(figure, QRectF(0, 0, 480, 420));
    QCOMPARE(after.cells, before.cells);
    QCOMPARE(after.rowLabels, before.rowLabels);
}

void TestAlignmentPlot::currentRowIsFramed() {
    AlignmentFigure figure = samples::french();
    figure.marks.currentRow = 2;
    const AlignmentLayout layout = layOutNaturally(figure);
    const QImage image = painted(figure, layout);
    const QRectF row = layout.row(2);
    for (const QPointF& edge :
         {QPointF(row.center().x(), row.top()), QPointF(row.left(), row.center().y())}) {
        QCOMPARE(image.pixel(edge.toPoint()), figure.options.theme.cursor.rgb());
    }
    figure.marks.currentRow = 99;  // beyond the matrix: no frame, no crash
    QVERIFY(painted(figure, layout) != image);
}

/// The cell at two words, or the row or column of one.
void TestAlignmentPlot::whatIsHoveredIsFramed() {
    AlignmentFigure figure = samples::french();
    const AlignmentLayout layout = layOutNaturally(figure);
    const QRgb related = figure.options.theme.related.rgb();
    const auto isFramed = [&](const QRectF& rect) {
        const QImage image = painted(figure, layout);
        return image.pixel(QPointF(rect.center().x(), rect.top()).toPoint()) == related &&
               image.pixel(QPointF(rect.left(), rect.center().y()).toPoint()) == related;
    };
    figure.marks.hoveredRow = 2;
    QVERIFY(isFramed(layout.row(2)));
    figure.marks.hoveredColumn = 1;
    QVERIFY(isFramed(layout.cell({2, 1})));
    QVERIFY(!isFramed(layout.row(2)));
    figure.marks.hoveredRow.reset();
    QVERIFY(isFramed(layout.cell({0, 1}) | layout.cell({layout.rows - 1, 1})));
    figure.marks.hoveredColumn = 99;  // beyond the matrix: no frame, no crash
    QVERIFY(!isFramed(layout.cells));
}

void TestAlignmentPlot::unknownWordsAreMarked() {
    AlignmentFigure figure = samples::french();
    figure.options.theme.errorText = Qt::magenta;
    const AlignmentLayout layout = layOutNaturally(figure);
    const auto marked = [&](const QRectF& where) {
        const QImage image = painted(figure, layout).copy(where.toAlignedRect());
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == Qt::magenta) {
                    return true;
                }
            }
        }
        return false;
    };
    const QRectF left(0, layout.cells.top(), layout.cells.left(), layout.cells.height());
    const QRectF above(layout.cells.left(), 0, layout.cells.width(), layout.cells.top());
    QVERIFY(!marked(left) && !marked(above));
    figure.unknownTarget = {1};
    QVERIFY(marked(left) && !marked(above));
    figure.unknownSource = {0};
    QVERIFY(marked(above));
}

void TestAlignmentPlot::wordsAreFoundUnderAPoint() {
    const AlignmentFigure figure = samples::french();
    const AlignmentLayout layout = layOutNaturally(figure);
    const QRectF cell = layout.cell({2, 1});
    const double gap = layout.labelGap + 3;
    QCOMPARE(layout.rowWordAt({cell.left() - layout.cells.width() / 3, cell.center().y()}),
             std::optional<int>());
    QCOMPARE(layout.rowWordAt({layout.cells.left() - gap, cell.center().y()}), std::optional(2));
    QCOMPARE(layout.rowWordAt({layout.cells.left() - gap, layout.cells.bottom() + 2}),
             std::optional<int>());
    const QPointF foot(cell.center().x(), layout.cells.top());
    QCOMPARE(layout.columnWordAt(foot + QPointF(gap, -gap)), std::optional(1));  // slanted
    QCOMPARE(layout.columnWordAt(foot + QPointF(gap, gap)), std::optional<int>());
    QCOMPARE(layout.columnWordAt(foot + QPointF(300, -300)), std::optional<int>());
}

void TestAlignmentPlot::axisNamesAreDrawn() {
    AlignmentFigure figure = samples::french();
    QVERIFY(layOutNaturally(figure).sourceName.isEmpty());
    figure.options.sourceName = QStringLiteral("English");
    figure.options.targetName = QStringLiteral("French");
    const AlignmentLayout layout = layOutNaturally(figure);
    const QImage image = painted(figure, layout);
    const QRgb page = figure.options.theme.surface.rgb();
    for (const QRectF& place : {layout.sourceName, layout.targetName}) {
        const QRect pixels = place.toRect();
        bool inked = false;
        for (int i = 0; i < pixels.width() * pixels.height() && !inked; ++i) {
            inked = image.pixel(pixels.left() + i % pixels.width(),
                                pixels.top() + i / pixels.width()) != page;
        }
        QVERIFY(inked);
    }
}

void TestAlignmentPlot::wrongShapesAreRefused() {
    AlignmentFigure figure = samples::french();
    requireDrawable(figure);
    figure.target.removeLast();
    QVERIFY_EXCEPTION_THROWN(requireDrawable(figure), FigureError);
    figure = samples::alignment({"<eos>"}, {"<eos>"});
    requireDrawable(figure);
    figure.options.showEos = false;
    QVERIFY_EXCEPTION_THROWN(requireDrawable(figure), FigureError);
    QVERIFY_EXCEPTION_THROWN(requireDrawable(AlignmentFigure{}), FigureError);
}

void TestAlignmentPlot::labelsAreOneLine() {
    QCOMPARE(tokenLabel("<eos>"), QStringLiteral("‹end›"));
    QCOMPARE(tokenLabel("a\nb\tc"), QStringLiteral("a b c"));
    QCOMPARE(tokenLabel(QString(QChar(0)) + QChar(0x1B)), QString(2, QChar(0xFFFD)));
    QCOMPARE(tokenLabel(QString(QChar(0xD800))), QString(QChar(0xFFFD)));
    QCOMPARE(tokenLabel(QStringLiteral("😀 œ")), QStringLiteral("😀 œ"));
}

QTEST_MAIN(TestAlignmentPlot)
#include "test_alignment_plot.moc"
