// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "alignment_samples.h"
#include "figures/colour_map.h"
#include "figures/difference_layout.h"
#include "figures/difference_painter.h"
#include "figures/figure_error.h"
#include "geometry_checks.h"

using namespace lab::figures;

namespace {

AlignmentFigure alignmentOf(const QStringList& source, const QStringList& target,
                            std::initializer_list<float> weights) {
    AlignmentFigure figure;
    figure.source = source;
    figure.target = target;
    figure.weights = Eigen::Map<const WeightMatrix>(weights.begin(), target.size(), source.size());
    return figure;
}

/// Two alignments of "red apples" that differ most at "pommes".
DifferenceFigure apples() {
    const QStringList source{"red", "apples"};
    const QStringList target{"pommes", "rouges"};
    return differenceOf(
        QStringLiteral("Multi-head"), alignmentOf(source, target, {0.24F, 0.59F, 0.9F, 0.1F}),
        QStringLiteral("Additive"), alignmentOf(source, target, {0.1F, 0.9F, 0.95F, 0.05F}));
}

QImage painted(const DifferenceFigure& figure, const DifferenceLayout& layout) {
    QImage image(layout.area.size().toSize(), QImage::Format_RGB32);
    QPainter painter(&image);
    paintDifference(painter, figure, layout);
    return image;
}

}  // namespace

class TestDifference : public QObject {
    Q_OBJECT

  private slots:
    void differencesAreFirstMinusSecond() {
        const DifferenceFigure figure = apples();
        QCOMPARE(figure.cells.weights(0, 0), 0.24F - 0.1F);
        QCOMPARE(figure.cells.weights(0, 1), 0.59F - 0.9F);
        QCOMPARE(figure.cells.target, (QStringList{"pommes", "rouges"}));
        QCOMPARE(figure.range(), 0.5);
    }

    void sentenceSaysWhatDiffersMost() {
        QCOMPARE(differenceSentence(apples()),
                 QStringLiteral("At “pommes” −0.31 on “apples”, +0.14 on “red”."));
    }

    /// What the reader has not come to is not told.
    void sentenceIsOfTheRowsReached() {
        const QStringList source{"a", "b"};
        const AlignmentFigure two = alignmentOf(source, {"x", "y"}, {0.5F, 0.5F, 0.9F, 0.1F});
        auto figure =
            differenceOf("A", two, "B", alignmentOf(source, {"x", "y"}, {0.4F, 0.6F, 0.1F, 0.9F}));
        QVERIFY(differenceSentence(figure).contains("“y”"));
        figure.cells.marks.reachedRows = 1;
        QVERIFY2(differenceSentence(figure).startsWith("At “x”"),
                 qPrintable(differenceSentence(figure)));
    }

    void sentenceOfEqualAlignments() {
        const AlignmentFigure same = samples::french();
        const DifferenceFigure figure = differenceOf("A", same, "B", same);
        QCOMPARE(figure.range(), 0.1);
        QCOMPARE(differenceSentence(figure),
                 QStringLiteral("The two agree: no weight differs by 0.005 or more."));
    }

    /// Weights that are not renormalised may differ in one cell only.
    void sentenceOfOneCell() {
        const QStringList source{"a", "b"};
        const auto figure = differenceOf("A", alignmentOf(source, {"x"}, {0.5F, 0.3F}), "B",
                                         alignmentOf(source, {"x"}, {0.25F, 0.3F}));
        QCOMPARE(differenceSentence(figure), QStringLiteral("At “x” +0.25 on “a”."));
    }

    void notANumberDiffersFromNothing() {
        const float nan = std::numeric_limits<float>::quiet_NaN();
        const QStringList source{"a", "b"};
        const auto figure = differenceOf("A", alignmentOf(source, {"x"}, {nan, 0.3F}), "B",
                                         alignmentOf(source, {"x"}, {0.25F, 0.5F}));
        QCOMPARE(differenceSentence(figure), QStringLiteral("At “x” −0.20 on “b”."));
        painted(figure, layOutNaturally(figure));
    }

    /// A row is marked as unknown where either translation's word is.
    void unknownWordsAreMarked() {
        const QStringList source{"red", "apples"};
        auto first = alignmentOf(source, {"a", "b"}, {0.1F, 0.9F, 0.9F, 0.1F});
        auto second = first;
        first.unknownSource = {1};
        second.unknownSource = {1};
        second.unknownTarget = {0, 7};
        const DifferenceFigure figure = differenceOf("A", first, "B", second);
        QCOMPARE(figure.cells.unknownSource, QSet<int>{1});
        QCOMPARE(figure.cells.unknownTarget, QSet<int>{0});
    }

    /// Rows are steps of the decoder: those that both have, with both words where they differ.
    void rowsAreMatchedByPosition() {
        const QStringList source{"red", "apples"};
        const auto longer = alignmentOf(source, {"pommes", "rouges", "<eos>"},
                                        {0.1F, 0.9F, 0.9F, 0.1F, 0.5F, 0.5F});
        const auto shorter = alignmentOf(source, {"fleurs", "<eos>"}, {0.2F, 0.8F, 0.6F, 0.4F});
        const DifferenceFigure figure = differenceOf("A", longer, "B", shorter);
        QCOMPARE(figure.cells.target, (QStringList{"pommes / fleurs", "rouges / ‹end›"}));
        QCOMPARE(figure.cells.weights(1, 0), 0.9F - 0.6F);
        QVERIFY2(
            differenceSentence(figure).endsWith("The last word of A is left out: B says one less."),
            qPrintable(differenceSentence(figure)));
        const DifferenceFigure turned = differenceOf("B", shorter, "A", longer);
        QVERIFY(differenceSentence(turned).endsWith(
            "The last word of A is left out: B says one less."));
    }

    void hiddenEosIsLeftOut() {
        AlignmentFigure figure = samples::french();
        figure.options.showEos = false;
        const DifferenceFigure difference = differenceOf("A", figure, "B", figure);
        QCOMPARE(difference.cells.rows(), 4);
        QCOMPARE(difference.cells.columns(), 2);
        QVERIFY(!difference.cells.source.contains("<eos>"));
    }

    void otherSentencesAreRefused() {
        const AlignmentFigure figure = samples::french();
        AlignmentFigure other = figure;
        other.source[0] = "a";
        QVERIFY_EXCEPTION_THROWN(differenceOf("A", figure, "B", other), FigureError);
        other = figure;
        other.weights.resize(1, 1);
        QVERIFY_EXCEPTION_THROWN(differenceOf("A", figure, "B", other), FigureError);
    }

    void rangeIsTheNextRoundNumber_data() {
        QTest::addColumn<float>("most");
        QTest::addColumn<double>("range");
        QTest::newRow("nothing") << 0.0F << 0.1;
        QTest::newRow("small") << 0.08F << 0.1;
        QTest::newRow("0.11") << 0.11F << 0.2;
        QTest::newRow("0.31") << -0.31F << 0.5;
        QTest::newRow("all") << 0.97F << 1.0;
    }

    void rangeIsTheNextRoundNumber() {
        QFETCH(const float, most);
        QFETCH(const double, range);
        const auto figure = differenceOf("A", alignmentOf({"a"}, {"x"}, {most}), "B",
                                         alignmentOf({"a"}, {"x"}, {0}));
        QCOMPARE(figure.range(), range);
    }

    /// Red where the first has more, blue where the second has, and the page's colour at 0.
    void coloursAreCentredOnNothing() {
        for (const bool dark : {false, true}) {
            AlignmentFigure first = alignmentOf({"a", "b", "c"}, {"x"}, {0.5F, 0.25F, 0.25F});
            const AlignmentFigure second =
                alignmentOf({"a", "b", "c"}, {"x"}, {0.25F, 0.5F, 0.25F});
            first.options.theme = dark ? Theme::dark() : Theme::light();
            first.options.showValues = false;
            const DifferenceFigure figure = differenceOf("A", first, "B", second);
            const DifferenceLayout layout = layOutNaturally(figure);
            const QImage image = painted(figure, layout);
            const ColourMap colours = ColourMap::signedValues(dark);
            const auto colour = [&](int column) {
                return image.pixel(layout.matrix.cell({0, column}).center().toPoint());
            };
            QCOMPARE(colour(0), colours.at(0.5));  // 0.25 of a range of 0.5
            QCOMPARE(colour(1), colours.at(-0.5));
            QCOMPARE(colour(2), colours.at(0));
            QVERIFY(qRed(colour(0)) > qBlue(colour(0)) && qBlue(colour(1)) > qRed(colour(1)));
            // The bar goes from one end to the other.
            const double y = layout.bar.center().y();
            QCOMPARE(image.pixel(QPointF(layout.bar.left() + 1, y).toPoint()),
                     colours.at(-1 + 1.0 / 64));
            QCOMPARE(image.pixel(QPointF(layout.bar.right() - 2, y).toPoint()),
                     colours.at(1 - 1.0 / 64));
        }
    }

    void valuesAreWrittenWithTheirSign() {
        DifferenceFigure figure = apples();
        const DifferenceLayout layout = layOutNaturally(figure);
        const QImage with = painted(figure, layout);
        figure.cells.options.showValues = false;
        const QImage without = painted(figure, layout);
        for (const int column : {0, 1}) {
            QVERIFY(samples::isInked(with, layout.matrix.cell({0, column}).adjusted(4, 4, -4, -4)));
            QVERIFY(
                !samples::isInked(without, layout.matrix.cell({0, column}).adjusted(4, 4, -4, -4)));
        }
    }

    void nothingOverlaps_data() {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::addColumn<QSizeF>("size");
        for (const auto& [rows, columns] : {std::pair(1, 1), {9, 9}, {3, 12}, {24, 20}}) {
            for (const QSizeF& size : {QSizeF(300, 300), QSizeF(340, 520), QSizeF(1200, 900)}) {
                QTest::addRow("%d x %d in %g", rows, columns, size.width())
                    << rows << columns << size;
            }
        }
    }

    void nothingOverlaps() {
        QFETCH(const int, rows);
        QFETCH(const int, columns);
        QFETCH(const QSizeF, size);
        for (const unsigned seed : {1U, 2U}) {
            const QStringList source = samples::mixedWords(columns, seed);
            AlignmentFigure first =
                samples::alignment(source, samples::mixedWords(rows, seed + 5), seed);
            first.marks.currentRow = 0;
            const AlignmentFigure second =
                samples::alignment(source, samples::mixedWords(rows + 1, seed + 9), seed + 1);
            const DifferenceFigure figure =
                differenceOf("A mechanism with a long name", first, "Multi-head", second);
            for (const DifferenceLayout& layout :
                 {layOut(figure, QRectF(QPointF(11, 5), size)), layOutNaturally(figure)}) {
                const QString wrong =
                    samples::misplaced({layout.matrix.cells, layout.firstName, layout.secondName,
                                        layout.bar, layout.numbers, layout.sentence},
                                       layout.area);
                QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
                QVERIFY(layout.matrix.cells.height() >= 20);
                const QString outside = samples::paintedOutside(
                    layout.area,
                    [&](QPainter& painter) { paintDifference(painter, figure, layout); });
                QVERIFY2(outside.isEmpty(), qPrintable(outside));
            }
        }
    }

    void everyRowHasItsWordInTheLeastHeight() {
        const QStringList words = samples::words(15);
        const AlignmentFigure one = samples::alignment(words, words, 1);
        const AlignmentFigure two = samples::alignment(words, words, 2);
        for (const double scale : {1.0, 1.5}) {
            DifferenceFigure figure =
                differenceOf(QStringLiteral("Multi-head"), one, QStringLiteral("Additive"), two);
            figure.cells.options.theme.scale = scale;
            for (const double width : {230.0, 420.0, 700.0}) {
                const auto layout = layOut(figure, QRectF(0, 0, width, leastHeight(figure)));
                QCOMPARE(layout.matrix.rowStep, 1);
                QVERIFY(!layout.sentenceLines.isEmpty());
            }
        }
    }

    void pointsFindCells() {
        const DifferenceLayout layout = layOutNaturally(apples());
        QCOMPARE(layout.cellAt(layout.matrix.cell({1, 0}).center()),
                 std::optional(CellIndex{1, 0}));
        QVERIFY(!layout.cellAt(layout.bar.center()));
    }
};

QTEST_MAIN(TestDifference)
#include "test_difference.moc"
