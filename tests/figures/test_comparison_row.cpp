// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/comparison_row.h"

#include <QtTest>

#include "figures/comparison_painter.h"

using namespace lab::figures;

namespace {

/// `count` panels that were told the same words.
ComparisonFigure figureOf(int count, int sourceWords, int targetWords) {
    ComparisonFigure figure;
    for (int i = 0; i < sourceWords; ++i) {
        figure.source << QStringLiteral("source%1").arg(i);
    }
    for (int k = 0; k < count; ++k) {
        ComparisonPanel panel;
        panel.title = QStringLiteral("step %1").arg(100 * k);
        for (int t = 0; t < targetWords; ++t) {
            panel.target << QStringLiteral("target%1").arg(t);
        }
        panel.said = QStringList{"something", "else"};
        panel.reference = panel.target;
        panel.weights = WeightMatrix::Constant(targetWords, sourceWords, 0.1F);
        figure.panels.push_back(panel);
    }
    return figure;
}

}  // namespace

class TestComparisonRow : public QObject {
    Q_OBJECT

  private slots:
    void panelsStandBesideEachOtherWithEqualCells() {
        const auto figure = figureOf(5, 9, 8);
        const QRectF area(10, 20, 1100, 420);
        QCOMPARE(panelsInARow(figure, area.width()), 5);
        QVERIFY(leastRowHeight(figure, area.width()) <= area.height());
        const auto layout = layOutInARow(figure, area);
        QCOMPARE(layout.panels.size(), std::size_t{5});
        for (std::size_t k = 0; k < layout.panels.size(); ++k) {
            const PanelLayout& panel = layout.panels[k];
            QVERIFY(area.adjusted(-1, -1, 1, 1).contains(panel.card));
            QVERIFY(panel.card.contains(panel.matrix->cells));
            QCOMPARE(panel.matrix->cells.size(), layout.panels[0].matrix->cells.size());
            QCOMPARE(panel.matrix->cells.top(), layout.panels[0].matrix->cells.top());
            QVERIFY(k == 0 || panel.card.left() >= layout.panels[k - 1].card.right());
            for (const PlacedWord& word : panel.translation) {
                QVERIFY(panel.card.contains(word.place));
                QVERIFY(word.place.top() >= panel.matrix->cells.bottom());
            }
        }
    }

    void theWordsOfTheRowsStandOnce() {
        const auto layout = layOutInARow(figureOf(3, 9, 8), {0, 0, 1000, 420});
        QCOMPARE(layout.panels[0].matrix->rowLabels.front(), QString("target0"));
        QVERIFY(layout.panels[1].matrix->rowLabels.join(QString()).isEmpty());
    }

    /// Where no word stands, none is underlined.
    void anUnknownWordIsMarkedWhereItStands() {
        const auto pictureOf = [](const ComparisonFigure& figure) {
            QImage image(1000, 420, QImage::Format_ARGB32_Premultiplied);
            image.fill(Qt::white);
            QPainter painter(&image);
            paintComparison(painter, figure, layOutInARow(figure, {0, 0, 1000, 420}));
            return image;
        };
        const ComparisonFigure known = figureOf(3, 9, 8);
        ComparisonFigure unknown = known;
        unknown.panels[1].unknownTarget = {3};
        QVERIFY(pictureOf(unknown) == pictureOf(known));
        unknown.panels[0].unknownTarget = {3};
        QVERIFY(pictureOf(unknown) != pictureOf(known));
    }

    void fewerPanelsWhereTheRoomIsLittle() {
        const auto figure = figureOf(5, 12, 11);
        QVERIFY(panelsInARow(figure, 640) < 5);
        QCOMPARE(panelsInARow(figure, 100), 1);
        std::vector<int> chosen;
        const auto fewer = withPanels(figure, 3, chosen);
        QCOMPARE(chosen, (std::vector<int>{0, 2, 4}));
        QCOMPARE(fewer.panels.back().title, figure.panels.back().title);
        withPanels(figure, 1, chosen);
        QCOMPARE(chosen, (std::vector<int>{4}));
    }

    void whoSaysMuchIsCutShort() {
        auto figure = figureOf(3, 5, 5);
        for (int k = 0; k < 60; ++k) {
            *figure.panels[0].said << QStringLiteral("again%1").arg(k);
        }
        const QRectF area(0, 0, 800, 400);
        const auto layout = layOutInARow(figure, area);
        for (const PlacedWord& word : layout.panels[0].translation) {
            QVERIFY(layout.panels[0].card.contains(word.place));
        }
        QCOMPARE(layout.panels[0].translation.back().word.text, QString("…"));
    }

    void aPanelWithoutWeightsSaysWhy() {
        auto figure = figureOf(3, 5, 5);
        figure.panels[1].weights = {};
        figure.panels[2].weights = {};
        figure.panels[2].target.clear();
        figure.panels[2].problem = QStringLiteral("the snapshot cannot be read");
        const auto layout = layOutInARow(figure, {0, 0, 900, 400});
        QVERIFY(!layout.panels[1].matrix && !layout.panels[1].emptyLines.isEmpty());
        QVERIFY(!layout.panels[2].matrix && !layout.panels[2].emptyLines.isEmpty());
        QImage image(900, 400, QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        paintComparison(painter, figure, layout);
    }

    void whatIsSaidIsJudgedNotWhatWasTold() {
        const auto panel = figureOf(1, 5, 5).panels.front();
        const auto words = judgedTranslation(panel);
        QVERIFY(errorsOf(panel) > 0);
        QVERIFY(std::ranges::all_of(words, [](const JudgedWord& word) { return word.row < 0; }));
    }
};

QTEST_MAIN(TestComparisonRow)
#include "test_comparison_row.moc"
