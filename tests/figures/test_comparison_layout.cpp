// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "comparison_samples.h"
#include "figures/comparison_layout.h"
#include "figures/comparison_painter.h"
#include "geometry_checks.h"

using namespace lab::figures;

namespace {

/// All that is placed in a panel.
std::vector<QRectF> placesOf(const PanelLayout& panel) {
    std::vector<QRectF> places{panel.plot, panel.verdict.place};
    for (const auto* lines : {&panel.title, &panel.citation}) {
        for (const PlacedText& line : *lines) {
            places.push_back(line.place);
        }
    }
    for (const PlacedWord& word : panel.translation) {
        places.push_back(word.place);
    }
    for (const PlacedText& number : panel.numbers) {
        places.push_back(number.place);
    }
    return places;
}

QString misplaced(const ComparisonLayout& layout) {
    std::vector<QRectF> whole{layout.colourBar};
    for (const PlacedText& line : layout.title) {
        whole.push_back(line.place);
    }
    for (const PanelLayout& panel : layout.panels) {
        whole.push_back(panel.card);
        const QString wrong = samples::misplaced(placesOf(panel), panel.card);
        if (!wrong.isEmpty()) {
            return wrong;
        }
        if (panel.matrix && !panel.plot.contains(panel.matrix->cells)) {
            return QStringLiteral("cells leave their plot");
        }
        if (!panel.emptyBox.isEmpty() &&
            !panel.plot.adjusted(-1, -1, 1, 1).contains(panel.emptyBox)) {
            return QStringLiteral("the empty box leaves its plot");
        }
    }
    return samples::misplaced(whole, layout.area);
}

}  // namespace

class TestComparisonLayout : public QObject {
    Q_OBJECT

  private slots:
    void gridFollowsTheRoom();
    void everyTextIsWholeInSmallWindows();
    void everyTextIsWholeInSmallWindows_data();
    void widerIsNotHigher();
    void onlyLongSentencesLoseLabels();
    void littleRoomIsForThePlots();
    void nothingOverlaps_data();
    void nothingOverlaps();
    void theSentenceStandsAboveThePanels();
};

void TestComparisonLayout::gridFollowsTheRoom() {
    ComparisonFigure figure = samples::comparison();
    QCOMPARE(layOut(figure, QRectF(0, 0, 1100, 760)).columns, 3);
    QVERIFY(layOut(figure, QRectF(0, 0, 700, 1400)).columns <= 2);
    QVERIFY(layOut(figure, QRectF(0, 0, 2600, 420)).columns > 3);
    QCOMPARE(layOutNaturally(figure).columns, 3);
    figure.panels.resize(4);
    QCOMPARE(layOutNaturally(figure).columns, 2);
    figure.panels.resize(1);
    QCOMPARE(layOut(figure, QRectF(0, 0, 1100, 760)).columns, 1);
}

/// What a panel has to say, whole: labels, translation, numbers, title and paper.
void TestComparisonLayout::everyTextIsWholeInSmallWindows() {
    QFETCH(const double, width);
    QFETCH(const double, scale);
    QFETCH(const int, view);
    ComparisonFigure figure = samples::comparison();
    figure.look.theme.scale = scale;
    figure.view = static_cast<ComparisonView>(view);
    figure.panels[2].citation = QStringLiteral("Sutskever 2014, Cho 2014");
    const QRectF area(0, 0, width, leastHeight(figure, width));
    const ComparisonLayout layout = layOut(figure, area);
    const QString wrong = misplaced(layout);
    QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    const auto whole = [](const std::vector<PlacedText>& lines, QString separator) {
        QStringList texts;
        for (const PlacedText& line : lines) {
            texts += line.text;
        }
        return texts.join(separator);
    };
    for (std::size_t k = 0; k < figure.panels.size(); ++k) {
        const PanelLayout& placed = layout.panels[k];
        const ComparisonPanel& panel = figure.panels[k];
        QCOMPARE(whole(placed.title, QStringLiteral(" ")), panel.title);
        QCOMPARE(whole(placed.citation, QStringLiteral(" ")), panel.citation);
        QCOMPARE(whole(placed.numbers, QStringLiteral(" · ")),
                 numberTexts(panel).join(QStringLiteral(" · ")));
        // All panels alike.
        QCOMPARE(placed.numbersAtRight, layout.panels[0].numbersAtRight);
        QCOMPARE(placed.plot.topLeft() - placed.card.topLeft(),
                 layout.panels[0].plot.topLeft() - layout.panels[0].card.topLeft());
        const auto words = judgedTranslation(panel);
        QCOMPARE(placed.translation.size(), words.size());
        for (std::size_t w = 0; w < words.size(); ++w) {
            QCOMPARE(placed.translation[w].word, words[w]);
        }
        if (placed.matrix) {
            QCOMPARE(placed.matrix->rowStep, 1);
            QCOMPARE(placed.matrix->columnStep, 1);
            QCOMPARE(placed.matrix->rowLabels[3], panel.target[3]);
            QCOMPARE(placed.matrix->columnLabels[6], QStringLiteral("apples"));
        } else if (placed.lines) {
            QCOMPARE(placed.lines->source.step, 1);
            QCOMPARE(placed.lines->target.step, 1);
            QCOMPARE(placed.lines->source.words[6].label, QStringLiteral("apples"));
        }
    }
}

void TestComparisonLayout::everyTextIsWholeInSmallWindows_data() {
    QTest::addColumn<double>("width");
    QTest::addColumn<double>("scale");
    QTest::addColumn<int>("view");
    for (const int view : {0, 1}) {
        for (const double scale : {1.0, 1.5}) {
            for (const double width : {420.0, 700.0, 735.0, 936.0, 1150.0, 1600.0}) {
                QTest::addRow("%g px at %g as %d", width, scale, view) << width << scale << view;
            }
        }
    }
}

/// A wider page is never a higher one: its scroll bar would come and go for ever.
void TestComparisonLayout::widerIsNotHigher() {
    for (const ComparisonView view : {ComparisonView::Matrices, ComparisonView::Lines}) {
        ComparisonFigure figure = samples::comparison();
        figure.view = view;
        double before = 1e9;
        for (double width = 500; width < 1700; width += 19) {
            const double height = leastHeight(figure, width);
            QVERIFY2(height <= before, qPrintable(QString::number(width)));
            before = height;
        }
    }
}

/// More words than can be read side by side are thinned out, evenly.
void TestComparisonLayout::onlyLongSentencesLoseLabels() {
    ComparisonFigure figure = samples::comparison();
    const auto stepsOf = [&](int words) {
        figure.source = samples::words(words);
        for (ComparisonPanel& panel : figure.panels) {
            panel.target = samples::words(words);
            panel.weights = samples::alignment(figure.source, panel.target).weights;
        }
        const QRectF area(0, 0, 936, leastHeight(figure, 936));
        const AlignmentLayout matrix = *layOut(figure, area).panels[0].matrix;
        return std::pair(matrix.rowStep, matrix.columnStep);
    };
    QCOMPARE(stepsOf(wordsInFull), std::pair(1, 1));
    QCOMPARE(stepsOf(wordsInFull + 4), std::pair(2, 2));
    QCOMPARE(stepsOf(60), std::pair(3, 3));
}

/// Where the room is little, margins are narrow.
void TestComparisonLayout::littleRoomIsForThePlots() {
    const ComparisonFigure figure = samples::comparison();
    const ComparisonLayout roomy = layOut(figure, QRectF(0, 0, 1500, 950));
    const ComparisonLayout tight = layOut(figure, QRectF(0, 0, 764, leastHeight(figure, 764)));
    QCOMPARE(tight.columns, 3);
    QVERIFY(tight.panels[0].card.left() < roomy.panels[0].card.left());
    // A box with its text all the same.
    QVERIFY(!tight.panels[5].emptyLines.isEmpty());
}

void TestComparisonLayout::nothingOverlaps_data() {
    QTest::addColumn<int>("panels");
    QTest::addColumn<int>("words");
    QTest::addColumn<QSizeF>("size");
    for (const int panels : {1, 2, 5, 6}) {
        for (const int words : {1, 9, 25}) {
            for (const QSizeF& size :
                 {QSizeF(300, 520), QSizeF(700, 520), QSizeF(1020, 680), QSizeF(2400, 1500)}) {
                QTest::addRow("%d of %d in %g", panels, words, size.width())
                    << panels << words << size;
            }
        }
    }
}

void TestComparisonLayout::nothingOverlaps() {
    QFETCH(const int, panels);
    QFETCH(const int, words);
    QFETCH(const QSizeF, size);
    for (const ComparisonView view : {ComparisonView::Matrices, ComparisonView::Lines}) {
        ComparisonFigure figure;
        figure.view = view;
        figure.look.title = QStringLiteral("All mechanisms on one sentence, one beside the other");
        figure.look.showColourBar = true;
        figure.marks.currentRow = words / 2;
        figure.currentPanel = 0;
        figure.source = samples::mixedWords(words, 4);
        for (int k = 0; k < panels; ++k) {
            const auto seed = static_cast<unsigned>(k + 1);
            auto panel =
                samples::panel(QStringLiteral("A mechanism with a long name"),
                               QStringLiteral("Author, Author and Author 2015, eq. 6"),
                               figure.source, samples::mixedWords(words + k % 3, seed), seed);
            panel.reference = samples::mixedWords(words, 9);
            panel.reference->removeLast();
            panel.alignmentErrorRate = 0.5;
            panel.entropy = 1.25;
            panel.multiplyAdds = 1'234'567;
            if (k == 4) {
                panel.weights.resize(0, 0);
            }
            figure.panels.push_back(panel);
        }
        const QSizeF shown = size.expandedTo({0, leastHeight(figure, size.width())});
        for (const ComparisonLayout& layout :
             {layOut(figure, QRectF(QPointF(7, 3), shown)), layOutNaturally(figure)}) {
            const QString wrong = misplaced(layout);
            QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
            const QString outside = samples::paintedOutside(
                layout.area, [&](QPainter& painter) { paintComparison(painter, figure, layout); });
            QVERIFY2(outside.isEmpty(), qPrintable(outside));
        }
    }
}

/// However long it is.
void TestComparisonLayout::theSentenceStandsAboveThePanels() {
    ComparisonFigure figure = samples::comparison();
    figure.panels.resize(1);
    figure.look.showColourBar = true;
    QCOMPARE(sentenceOf(figure), QStringLiteral("he does not like the red apples ."));
    figure.look.title = samples::words(30).join(u' ');
    const ComparisonLayout layout = layOutNaturally(figure);
    QStringList lines;
    for (const PlacedText& line : layout.title) {
        lines += line.text;
    }
    QVERIFY(lines.size() > 1);
    QCOMPARE(lines.join(u' '), figure.look.title);
    QVERIFY(misplaced(layout).isEmpty());
}

QTEST_MAIN(TestComparisonLayout)
#include "test_comparison_layout.moc"
