// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFontMetricsF>
#include <QtTest>

#include "alignment_samples.h"
#include "figures/alignment_lines_layout.h"
#include "figures/alignment_lines_painter.h"
#include "figures/colour_map.h"
#include "figures/label_thinning.h"
#include "geometry_checks.h"

using namespace lab::figures;

namespace {

constexpr LinesDirection directions[] = {LinesDirection::Downwards, LinesDirection::Rightwards};

/// "the heart" and its four French words, each looking at one English word alone.
AlignmentLines sharp() {
    AlignmentLines lines;
    lines.alignment = samples::french();
    lines.alignment.weights.setZero();
    const int columns[] = {0, 2, 1, 1, 2};
    for (int row = 0; row < 5; ++row) {
        lines.alignment.weights(row, columns[row]) = 1;
    }
    return lines;
}

QImage painted(const AlignmentLines& lines, const AlignmentLinesLayout& layout) {
    QImage image(layout.area.size().toSize(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    paintAlignmentLines(painter, lines, layout);
    return image;
}

QRgb colourInTheMiddle(const QImage& image, const AlignmentLinesLayout& layout, CellIndex cell) {
    return image.pixel(layout.line(cell).pointAt(0.55).toPoint());
}

/// Where labels are drawn when nothing is pointed at.
std::vector<QRectF> labelPlaces(const AlignmentLinesLayout& layout) {
    QFont bold = layout.font;
    bold.setBold(true);
    const QFontMetricsF metrics(bold);
    std::vector<QRectF> places{layout.title, layout.sourceName, layout.targetName};
    for (const PlacedWords* placed : {&layout.source, &layout.target}) {
        for (std::size_t k = 0; k < placed->words.size(); ++k) {
            if (isLabelShown(static_cast<int>(k), placed->step, std::nullopt)) {
                // What is drawn: as wide as the text, of which ink counts upwards.
                const auto& word = placed->words[k];
                const double ink = metrics.tightBoundingRect(word.label).height();
                QRectF place = word.place;
                place.setHeight(std::min(place.height(), ink));
                place.moveCenter(word.place.center());
                places.push_back(place);
            }
        }
    }
    return places;
}

}  // namespace

class TestAlignmentLines : public QObject {
    Q_OBJECT

  private slots:
    void linesAreWhereTheWeightsAre();
    void lightWeightsHaveNoLine();
    void heavyLinesAreOnTop();
    void thicknessIsTheWeight();
    void coloursAreThoseOfTheRoles();
    void coloursAreThoseOfTheMap();
    void rowsNotReachedHaveNoLines();
    void hiddenEosIsNotThere();
    void pointsFindWordsAndLines();
    void pointedLinesStandOut();
    void cellPointedAtElsewhereStandsOut();
    void nothingOverlaps_data();
    void nothingOverlaps();
    void fullWordsWhereThereIsRoom();
    void directionIsThatOfTheRoom();
    void sourceStandsStillWhateverTheTarget();
    void currentWordIsFramed();
};

void TestAlignmentLines::linesAreWhereTheWeightsAre() {
    for (const LinesDirection direction : directions) {
        AlignmentLines lines = sharp();
        lines.direction = direction;
        const AlignmentLinesLayout layout = layOut(lines, QRectF(0, 0, 480, 320));
        const QImage image = painted(lines, layout);
        for (int row = 0; row < 5; ++row) {
            for (int column = 0; column < 3; ++column) {
                const QLineF line = layout.line({row, column});
                QCOMPARE(line.p1(), layout.source.words[std::size_t(column)].anchor);
                QCOMPARE(line.p2(), layout.target.words[std::size_t(row)].anchor);
                if (lines.alignment.weights(row, column) == 1) {
                    QCOMPARE(colourInTheMiddle(image, layout, {row, column}),
                             Theme::light().encoder.rgb());
                }
            }
        }
        const bool downwards = direction == LinesDirection::Downwards;
        const QLineF first = layout.line({0, 0});
        QVERIFY(downwards ? first.y2() > first.y1() + 50 : first.x2() > first.x1() + 50);
    }
}

void TestAlignmentLines::lightWeightsHaveNoLine() {
    AlignmentFigure figure = sharp().alignment;
    QCOMPARE(drawnLines(figure).size(), std::size_t{5});
    figure.weights(0, 1) = 0.009F;
    figure.weights(1, 0) = std::numeric_limits<float>::quiet_NaN();
    QCOMPARE(drawnLines(figure).size(), std::size_t{5});
    figure.weights(0, 1) = 0.011F;
    QCOMPARE(drawnLines(figure).size(), std::size_t{6});
    QCOMPARE(drawnLines(figure).front(), (CellIndex{0, 1}));
}

void TestAlignmentLines::heavyLinesAreOnTop() {
    const AlignmentFigure figure = samples::alignment(samples::words(9), samples::words(7));
    const auto cells = drawnLines(figure);
    for (std::size_t k = 1; k < cells.size(); ++k) {
        QVERIFY(figure.weights(cells[k - 1].row, cells[k - 1].column) <=
                figure.weights(cells[k].row, cells[k].column));
    }
}

void TestAlignmentLines::thicknessIsTheWeight() {
    const AlignmentLinesLayout layout = layOut(sharp(), QRectF(0, 0, 480, 320));
    QCOMPARE(layout.thickness(1), layout.thickest);
    QCOMPARE(layout.thickness(0.5F), layout.thickest / 2);
    QVERIFY(layout.thickness(0.01F) >= 0.75);
    QCOMPARE(layout.thickness(3), layout.thickest);
}

void TestAlignmentLines::coloursAreThoseOfTheRoles() {
    AlignmentLines lines = sharp();
    lines.alignment.marks.currentRow = 2;
    for (const Theme& theme : {Theme::light(), Theme::dark()}) {
        lines.alignment.options.theme = theme;
        const AlignmentLinesLayout layout = layOut(lines, QRectF(0, 0, 480, 320));
        const QImage image = painted(lines, layout);
        QCOMPARE(colourInTheMiddle(image, layout, {2, 1}), theme.decoder.rgb());
        // The other rows step back.
        const QRgb other = colourInTheMiddle(image, layout, {0, 0});
        QVERIFY(other != theme.encoder.rgb() && other != theme.surface.rgb());
    }
}

void TestAlignmentLines::coloursAreThoseOfTheMap() {
    AlignmentLines lines = sharp();
    lines.colour = LinesColour::WeightMap;
    lines.alignment.options.colourMap = lab::scene::ColourMapName::Cividis;
    const AlignmentLinesLayout layout = layOut(lines, QRectF(0, 0, 480, 320));
    QCOMPARE(colourInTheMiddle(painted(lines, layout), layout, {2, 1}), ColourMap::cividis().at(1));
}

void TestAlignmentLines::rowsNotReachedHaveNoLines() {
    AlignmentLines lines = sharp();
    lines.alignment.marks.reachedRows = 2;
    const AlignmentLinesLayout layout = layOut(lines, QRectF(0, 0, 480, 320));
    const QImage image = painted(lines, layout);
    QCOMPARE(colourInTheMiddle(image, layout, {0, 0}), Theme::light().encoder.rgb());
    QCOMPARE(colourInTheMiddle(image, layout, {3, 1}), Theme::light().surface.rgb());
    QVERIFY(!layout.at(layout.line({3, 1}).pointAt(0.55), lines.alignment));
}

void TestAlignmentLines::hiddenEosIsNotThere() {
    AlignmentLines lines = sharp();
    lines.alignment.options.showEos = false;
    const AlignmentLinesLayout layout = layOutNaturally(lines);
    QCOMPARE(layout.source.words.size(), std::size_t{2});
    QCOMPARE(layout.target.words.size(), std::size_t{4});
    for (const CellIndex& cell : drawnLines(lines.alignment)) {
        QVERIFY(cell.row < 4 && cell.column < 2);
    }
    painted(lines, layout);
}

void TestAlignmentLines::pointsFindWordsAndLines() {
    for (const LinesDirection direction : directions) {
        AlignmentLines lines = sharp();
        lines.direction = direction;
        const AlignmentLinesLayout layout = layOut(lines, QRectF(20, 10, 480, 320));
        for (int column = 0; column < 3; ++column) {
            const QPointF middle = layout.source.words[std::size_t(column)].place.center();
            QCOMPARE(layout.at(middle, lines.alignment),
                     std::optional(Pointed{std::nullopt, column}));
        }
        for (int row = 0; row < 5; ++row) {
            const QPointF middle = layout.target.words[std::size_t(row)].place.center();
            QCOMPARE(layout.at(middle, lines.alignment), std::optional(Pointed{row, std::nullopt}));
        }
        for (const CellIndex& cell : drawnLines(lines.alignment)) {
            QCOMPARE(layout.at(layout.line(cell).pointAt(0.6), lines.alignment),
                     std::optional(Pointed{cell.row, cell.column}));
        }
        QVERIFY(!layout.at(layout.area.topLeft() + QPointF(1, 1), lines.alignment));
        QVERIFY(!layout.at(QPointF(0, 0), lines.alignment));
    }
}

void TestAlignmentLines::pointedLinesStandOut() {
    AlignmentLines lines = sharp();
    lines.alignment.marks.currentRow = 0;
    lines.pointed = Pointed{std::nullopt, 1};  // "heart": rows 2 and 3
    const AlignmentLinesLayout layout = layOut(lines, QRectF(0, 0, 480, 320));
    const QImage image = painted(lines, layout);
    QCOMPARE(colourInTheMiddle(image, layout, {2, 1}), Theme::light().encoder.rgb());
    QCOMPARE(colourInTheMiddle(image, layout, {3, 1}), Theme::light().encoder.rgb());
    QVERIFY(colourInTheMiddle(image, layout, {0, 0}) != Theme::light().decoder.rgb());
}

void TestAlignmentLines::cellPointedAtElsewhereStandsOut() {
    AlignmentLines lines = sharp();
    const AlignmentLinesLayout layout = layOut(lines, QRectF(0, 0, 480, 320));
    lines.alignment.marks.hovered = CellIndex{3, 1};
    QCOMPARE(lines.pointedAt(), std::optional(Pointed{3, 1}));
    const QImage image = painted(lines, layout);
    QCOMPARE(colourInTheMiddle(image, layout, {3, 1}), Theme::light().encoder.rgb());
    QVERIFY(colourInTheMiddle(image, layout, {2, 1}) != Theme::light().encoder.rgb());
    lines.pointed = Pointed{2, std::nullopt};  // here counts before elsewhere
    QCOMPARE(lines.pointedAt(), std::optional(Pointed{2, std::nullopt}));
    lines.pointed.reset();
    lines.alignment.marks.hovered.reset();
    lines.alignment.marks.hoveredColumn = 0;
    QCOMPARE(lines.pointedAt(), std::optional(Pointed{std::nullopt, 0}));
}

void TestAlignmentLines::nothingOverlaps_data() {
    QTest::addColumn<int>("rows");
    QTest::addColumn<int>("columns");
    QTest::addColumn<QSizeF>("size");
    for (const auto& [rows, columns] :
         {std::pair(1, 1), {2, 9}, {9, 2}, {9, 9}, {15, 12}, {41, 41}, {61, 55}}) {
        for (const QSizeF& size :
             {QSizeF(220, 180), QSizeF(300, 240), QSizeF(520, 400), QSizeF(1500, 900)}) {
            QTest::addRow("%d x %d in %g", rows, columns, size.width()) << rows << columns << size;
        }
    }
}

void TestAlignmentLines::nothingOverlaps() {
    QFETCH(const int, rows);
    QFETCH(const int, columns);
    QFETCH(const QSizeF, size);
    for (const LinesDirection direction : directions) {
        for (const unsigned seed : {1U, 2U, 3U}) {
            AlignmentLines lines;
            lines.alignment = samples::alignment(samples::mixedWords(columns, seed),
                                                 samples::mixedWords(rows, seed + 10), seed);
            lines.direction = direction;
            lines.alignment.options.title = QStringLiteral("A title that has to be cut short");
            lines.alignment.options.sourceName = QStringLiteral("English");
            lines.alignment.options.targetName = QStringLiteral("French");
            lines.alignment.marks.currentRow = rows / 2;
            for (const AlignmentLinesLayout& layout :
                 {layOut(lines, QRectF(QPointF(13, 7), size)), layOutNaturally(lines)}) {
                const QString wrong = samples::misplaced(labelPlaces(layout), layout.area);
                QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
                const QString outside = samples::paintedOutside(
                    layout.area,
                    [&](QPainter& painter) { paintAlignmentLines(painter, lines, layout); });
                QVERIFY2(outside.isEmpty(), qPrintable(outside));
            }
        }
    }
}

void TestAlignmentLines::fullWordsWhereThereIsRoom() {
    AlignmentLines lines;
    lines.alignment = samples::alignment(samples::words(12), samples::words(12));
    for (const LinesDirection direction : directions) {
        lines.direction = direction;
        const AlignmentLinesLayout layout = layOutNaturally(lines);
        QCOMPARE(layout.source.step, 1);
        QCOMPARE(layout.source.words[3].label, QStringLiteral("word3"));
        QCOMPARE(layout.target.words[11].label, tokenLabel("<eos>"));
    }
}

void TestAlignmentLines::directionIsThatOfTheRoom() {
    const AlignmentFigure few = samples::alignment(samples::words(4), samples::words(4));
    const AlignmentFigure many = samples::alignment(samples::words(20), samples::words(4));
    QCOMPARE(directionFor(few, {400, 300}), LinesDirection::Downwards);
    QCOMPARE(directionFor(many, {400, 300}), LinesDirection::Rightwards);
    QCOMPARE(directionFor(many, {4000, 300}), LinesDirection::Downwards);
}

void TestAlignmentLines::sourceStandsStillWhateverTheTarget() {
    for (const LinesDirection direction : directions) {
        AlignmentLines one;
        one.direction = direction;
        one.alignment = samples::alignment(samples::words(8), samples::words(5));
        AlignmentLines other = one;
        other.alignment = samples::alignment(samples::words(8), samples::words(11));
        const AlignmentLinesLayout first = layOut(one, QRectF(0, 0, 420, 360));
        const AlignmentLinesLayout second = layOut(other, QRectF(0, 0, 420, 360));
        for (std::size_t k = 0; k < 8; ++k) {
            const QPointF a = first.source.words[k].anchor;
            const QPointF b = second.source.words[k].anchor;
            // Rightwards the columns stand closer where words are narrow; heights are the same.
            QCOMPARE(a.y(), b.y());
            if (direction == LinesDirection::Downwards) {
                QCOMPARE(a.x(), b.x());
            }
        }
    }
}

void TestAlignmentLines::currentWordIsFramed() {
    for (const LinesDirection direction : directions) {
        AlignmentLines lines = sharp();
        lines.direction = direction;
        const AlignmentLinesLayout layout = layOut(lines, QRectF(0, 0, 480, 320));
        const auto cursorPixels = [&] {
            const QImage image = painted(lines, layout);
            int count = 0;
            for (int i = 0; i < image.width() * image.height(); ++i) {
                const QRgb pixel = image.pixel(i % image.width(), i / image.width());
                count += pixel == Theme::light().cursor.rgb() ? 1 : 0;
            }
            return count;
        };
        QCOMPARE(cursorPixels(), 0);
        lines.alignment.marks.currentRow = 2;
        QVERIFY(cursorPixels() > 20);
        lines.alignment.marks.currentRow = 99;  // beyond the sentence: no frame, no crash
        QCOMPARE(cursorPixels(), 0);
    }
}

QTEST_MAIN(TestAlignmentLines)
#include "test_alignment_lines.moc"
