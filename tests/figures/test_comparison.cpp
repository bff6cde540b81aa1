// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <limits>

#include "comparison_samples.h"
#include "figures/comparison_data.h"
#include "figures/comparison_layout.h"
#include "figures/comparison_painter.h"
#include "figures/figure_error.h"
#include "figures/label_thinning.h"
#include "formats/csv.h"
#include "geometry_checks.h"

using namespace lab::figures;
using Verdict = JudgedWord::Verdict;

namespace {

QImage painted(const ComparisonFigure& figure, const ComparisonLayout& layout) {
    QImage image(layout.area.size().toSize(), QImage::Format_RGB32);
    image.fill(Qt::magenta);
    QPainter painter(&image);
    paintComparison(painter, figure, layout);
    return image;
}

std::vector<lab::formats::CsvRow> csvOf(const ComparisonFigure& figure) {
    return lab::formats::parseCsv(comparisonCsv(figure));
}

}  // namespace

class TestComparison : public QObject {
    Q_OBJECT

  private slots:
    void wordsAreJudgedByTheReference();
    void errorsAreCounted();
    void numbersAreInWords();
    void matricesShareTheirAxes();
    void linesShareTheirSource();
    void emptyPanelsSaySo();
    void wrongWordsAreUnderlined();
    void oneCursorForAll();
    void pointedIsMarkedInAll();
    void unknownWordsAreMarked();
    void currentPanelIsFramed();
    void pointsFindPanelsAndCells();
    void exportsKeepEveryWord();
    void strangeFiguresAreRefused();
    void panelsThatSayNothingAreShown();
    void csvHasARowAWord();
    void csvOfWordsThatNobodyKnows();
};

void TestComparison::wordsAreJudgedByTheReference() {
    const ComparisonFigure figure = samples::comparison();
    const auto verdicts = [&](std::size_t panel) {
        QString letters;
        for (const JudgedWord& word : judgedTranslation(figure.panels[panel])) {
            letters += QLatin1Char("?+x_"[static_cast<int>(word.verdict)]);
        }
        return letters;
    };
    QCOMPARE(verdicts(0), QStringLiteral("++++++++"));
    QCOMPARE(verdicts(2), QStringLiteral("+_++++++"));
    QCOMPARE(verdicts(3), QStringLiteral("++++++x++"));
    QCOMPARE(verdicts(4), QStringLiteral("???????"));
    QCOMPARE(verdicts(5), QStringLiteral("+++++xx+"));
    // A missing word is the reference's and has no row; the others count through.
    const auto words = judgedTranslation(figure.panels[2]);
    QCOMPARE(words[1], (JudgedWord{QStringLiteral("n'"), Verdict::Missing, -1}));
    QCOMPARE(words[2], (JudgedWord{QStringLiteral("aime"), Verdict::Right, 1}));
}

void TestComparison::errorsAreCounted() {
    const ComparisonFigure figure = samples::comparison();
    QCOMPARE(errorsOf(figure.panels[0]), std::optional(0));
    QCOMPARE(errorsOf(figure.panels[2]), std::optional(1));
    QCOMPARE(errorsOf(figure.panels[5]), std::optional(2));
    QVERIFY(!errorsOf(figure.panels[4]));
    QCOMPARE(verdictText(figure.panels[0]), QStringLiteral("exact"));
    QCOMPARE(verdictText(figure.panels[2]), QStringLiteral("1 missing"));
    QCOMPARE(verdictText(figure.panels[5]), QStringLiteral("2 errors"));
    QVERIFY(verdictText(figure.panels[4]).isEmpty());
    ComparisonPanel silent = figure.panels[0];
    silent.said = QStringList();
    QCOMPARE(verdictText(silent),
             QStringLiteral("%1 missing").arg(figure.panels[0].reference->size()));
    silent.said = QStringList{QStringLiteral("nonsense")};
    const auto words = figure.panels[0].reference->size();
    QCOMPARE(verdictText(silent),
             QStringLiteral("%1 errors, %2 missing").arg(words).arg(words - 1));
}

void TestComparison::numbersAreInWords() {
    ComparisonPanel panel = samples::comparison().panels.front();
    const auto plain = [&] { return numberTexts(panel).join(u'|').replace(QChar::Nbsp, u' '); };
    QCOMPARE(plain(), QStringLiteral("AER 0.04|0.61 bit|2 304 mult-adds"));
    panel.multiplyAdds = 1'234'567;
    panel.entropy = std::numeric_limits<double>::quiet_NaN();
    QCOMPARE(plain(), QStringLiteral("AER 0.04|1 234 567 mult-adds"));
    panel.multiplyAdds = 1;
    panel.alignmentErrorRate.reset();
    QCOMPARE(plain(), QStringLiteral("1 mult-add"));
    panel.multiplyAdds = 999;
    QCOMPARE(plain(), QStringLiteral("999 mult-adds"));
}

void TestComparison::matricesShareTheirAxes() {
    const ComparisonFigure figure = samples::comparison();
    for (const ComparisonLayout& layout :
         {layOut(figure, QRectF(0, 0, 1100, 760)), layOutNaturally(figure)}) {
        const PanelLayout& first = layout.panels.front();
        for (std::size_t k = 0; k < 5; ++k) {
            const PanelLayout& panel = layout.panels[k];
            QVERIFY(panel.matrix.has_value());
            QCOMPARE(panel.matrix->cell({0, 0}).size(), first.matrix->cell({0, 0}).size());
            QCOMPARE(panel.matrix->columnAngle, first.matrix->columnAngle);
            QCOMPARE(panel.matrix->columnLabels, first.matrix->columnLabels);
            QCOMPARE(panel.matrix->cells.topLeft() - panel.card.topLeft(),
                     first.matrix->cells.topLeft() - first.card.topLeft());
            QCOMPARE(panel.matrix->rows, static_cast<int>(figure.panels[k].target.size()));
            QCOMPARE(panel.card.size(), first.card.size());
        }
        QCOMPARE(layout.panels[3].matrix->rowLabels[6], QStringLiteral("rouges"));
        QVERIFY(!layout.panels[5].matrix.has_value());
    }
}

void TestComparison::linesShareTheirSource() {
    ComparisonFigure figure = samples::comparison();
    figure.view = ComparisonView::Lines;
    for (const QRectF& area : {QRectF(0, 0, 1100, 760), QRectF(0, 0, 2600, 1200)}) {
        const ComparisonLayout layout = layOut(figure, area);
        const PanelLayout& first = layout.panels.front();
        for (std::size_t k = 0; k < 5; ++k) {
            const PanelLayout& panel = layout.panels[k];
            QVERIFY(panel.lines.has_value() && !panel.matrix.has_value());
            QCOMPARE(panel.lines->direction, first.lines->direction);
            for (std::size_t i = 0; i < 9; ++i) {
                QCOMPARE(panel.lines->source.words[i].anchor.y() - panel.card.top(),
                         first.lines->source.words[i].anchor.y() - first.card.top());
            }
        }
        painted(figure, layout);
    }
}

void TestComparison::emptyPanelsSaySo() {
    const ComparisonFigure figure = samples::comparison();
    const ComparisonLayout layout = layOut(figure, QRectF(0, 0, 1100, 760));
    QCOMPARE(layout.panels[5].emptyLines.join(u' '),
             QStringLiteral("nothing to show: one vector carries the whole sentence"));
    // Where the others have their cells.
    QCOMPARE(layout.panels[5].emptyBox.topLeft() - layout.panels[5].card.topLeft(),
             layout.panels[0].matrix->cells.topLeft() - layout.panels[0].card.topLeft());
    QVERIFY(samples::isInked(painted(figure, layout),
                             layout.panels[5].emptyBox.adjusted(8, 8, -8, -8)));
    QVERIFY(layout.panels[0].emptyLines.isEmpty());
}

void TestComparison::wrongWordsAreUnderlined() {
    const ComparisonFigure figure = samples::comparison();
    const ComparisonLayout layout = layOut(figure, QRectF(0, 0, 1100, 760));
    const QImage image = painted(figure, layout);
    const auto underlined = [&](const PlacedWord& word) {
        for (double y = word.place.bottom() - 4; y < word.place.bottom(); ++y) {
            const QRgb pixel = image.pixel(QPointF(word.place.center().x(), y).toPoint());
            if (pixel == Theme::light().errorText.rgb()) {
                return true;
            }
        }
        return false;
    };
    for (const std::size_t k : {std::size_t{0}, std::size_t{2}, std::size_t{5}}) {
        QVERIFY(!layout.panels[k].translation.empty());
        for (const PlacedWord& word : layout.panels[k].translation) {
            const bool wrong =
                word.word.verdict == Verdict::Wrong || word.word.verdict == Verdict::Missing;
            QCOMPARE(underlined(word), wrong);
        }
    }
}

void TestComparison::oneCursorForAll() {
    ComparisonFigure figure = samples::comparison();
    const ComparisonLayout before = layOut(figure, QRectF(0, 0, 1100, 760));
    figure.marks.currentRow = 5;
    figure.marks.reachedRows = 6;
    const ComparisonLayout layout = layOut(figure, QRectF(0, 0, 1100, 760));
    const QImage image = painted(figure, layout);
    for (std::size_t k = 0; k < 5; ++k) {
        // Stepping moves nothing.
        QCOMPARE(layout.panels[k].matrix->cells, before.panels[k].matrix->cells);
        const QRectF row = layout.panels[k].matrix->row(5);
        QCOMPARE(image.pixel(QPointF(row.center().x(), row.top()).toPoint()),
                 Theme::light().cursor.rgb());
        const QRectF unreached = layout.panels[k].matrix->cell({6, 0});
        QCOMPARE(image.pixel(unreached.center().toPoint()), Theme::light().emptyCell.rgb());
    }
    // Without a matrix, the word of the translation is where the cursor is seen.
    const PlacedWord& word = layout.panels[5].translation[5];
    QCOMPARE(word.word.row, 5);
    QCOMPARE(image.pixel(QPointF(word.place.center().x(), word.place.top()).toPoint()),
             Theme::light().cursor.rgb());
}

/// Whatever is pointed at in one panel is marked in every matrix.
void TestComparison::pointedIsMarkedInAll() {
    ComparisonFigure figure = samples::comparison();
    figure.pointed = Pointed{3, 7};
    QCOMPARE(figure.alignmentOf(figure.panels[1]).marks.hovered, std::optional(CellIndex{3, 7}));
    figure.pointed = Pointed{std::nullopt, 2};
    const AlignmentMarks marks = figure.alignmentOf(figure.panels[1]).marks;
    QVERIFY(!marks.hovered && !marks.hoveredRow);
    QCOMPARE(marks.hoveredColumn, std::optional(2));
    const ComparisonLayout layout = layOut(figure, QRectF(0, 0, 1100, 760));
    const QImage image = painted(figure, layout);
    for (std::size_t k = 0; k < 5; ++k) {
        const QRectF cell = layout.panels[k].matrix->cell({4, 2});
        QCOMPARE(image.pixel(QPointF(cell.left(), cell.center().y()).toPoint()),
                 Theme::light().related.rgb());
    }
}

void TestComparison::unknownWordsAreMarked() {
    ComparisonFigure figure = samples::comparison();
    figure.unknownSource = {6};
    figure.panels[0].unknownTarget = {2};
    const AlignmentFigure alignment = figure.alignmentOf(figure.panels[0]);
    QCOMPARE(alignment.unknownSource, QSet<int>{6});
    QCOMPARE(alignment.unknownTarget, QSet<int>{2});
    QVERIFY(figure.alignmentOf(figure.panels[1]).unknownTarget.isEmpty());
    for (const ComparisonView view : {ComparisonView::Matrices, ComparisonView::Lines}) {
        figure.view = view;
        const ComparisonLayout layout = layOut(figure, QRectF(0, 0, 1100, 760));
        ComparisonFigure known = figure;
        known.unknownSource.clear();
        known.panels[0].unknownTarget.clear();
        QVERIFY(painted(figure, layout).copy(layout.panels[1].plot.toRect()) !=
                painted(known, layout).copy(layout.panels[1].plot.toRect()));
    }
}

void TestComparison::currentPanelIsFramed() {
    ComparisonFigure figure = samples::comparison();
    figure.currentPanel = 1;
    const ComparisonLayout layout = layOut(figure, QRectF(0, 0, 1100, 760));
    const QImage image = painted(figure, layout);
    const auto edge = [&](std::size_t panel) {
        const QRectF& card = layout.panels[panel].card;
        return image.pixel(QPointF(card.left(), card.center().y()).toPoint());
    };
    QCOMPARE(edge(1), Theme::light().cursor.rgb());
    QCOMPARE(edge(0), Theme::light().border.rgb());
}

void TestComparison::pointsFindPanelsAndCells() {
    ComparisonFigure figure = samples::comparison();
    const ComparisonLayout layout = layOut(figure, QRectF(5, 9, 1100, 760));
    for (int panel = 0; panel < 6; ++panel) {
        const PanelLayout& placed = layout.panels[std::size_t(panel)];
        QCOMPARE(layout.at(placed.card.topLeft() + QPointF(3, 3), figure),
                 std::optional(PanelHit{panel, {}}));
        for (const PlacedWord& word : placed.translation) {
            const auto row = word.word.row < 0 ? std::nullopt : std::optional<int>(word.word.row);
            QCOMPARE(layout.at(word.place.center(), figure),
                     std::optional(PanelHit{panel, {row, std::nullopt}}));
        }
        if (placed.matrix) {
            const QPointF cell = placed.matrix->cell({3, 7}).center();
            QCOMPARE(layout.at(cell, figure), std::optional(PanelHit{panel, {3, 7}}));
            const QPointF label(placed.matrix->cells.left() - 10, cell.y());
            QCOMPARE(layout.at(label, figure), std::optional(PanelHit{panel, {3, std::nullopt}}));
            const QPointF above(placed.matrix->cell({0, 7}).center().x() + 4,
                                placed.matrix->cells.top() - placed.matrix->labelGap - 4);
            QCOMPARE(layout.at(above, figure), std::optional(PanelHit{panel, {std::nullopt, 7}}));
        }
    }
    QVERIFY(!layout.at(QPointF(6, 10), figure));
    figure.view = ComparisonView::Lines;
    const ComparisonLayout lines = layOut(figure, QRectF(0, 0, 1100, 760));
    const auto& word = lines.panels[2].lines->source.words[4];
    QCOMPARE(lines.at(word.place.center(), figure), std::optional(PanelHit{2, {std::nullopt, 4}}));
}

void TestComparison::exportsKeepEveryWord() {
    ComparisonFigure figure = samples::comparison();
    const QStringList many = samples::words(40);
    figure.panels[1].target = many;
    figure.panels[1].weights = samples::alignment(figure.source, many).weights;
    const ComparisonLayout whole = layOutNaturally(figure);
    QStringList shown;
    for (const PlacedWord& word : whole.panels[1].translation) {
        if (word.word.verdict != Verdict::Missing) {
            shown += word.word.text;
        }
    }
    QCOMPARE(shown, many.mid(0, 39));
}

void TestComparison::strangeFiguresAreRefused() {
    const ComparisonFigure good = samples::comparison();
    requireComparable(good);
    ComparisonFigure figure = good;
    figure.panels.clear();
    QVERIFY_EXCEPTION_THROWN(requireComparable(figure), FigureError);
    figure = good;
    figure.panels.push_back(figure.panels.front());
    QVERIFY_EXCEPTION_THROWN(requireComparable(figure), FigureError);
    figure = good;
    figure.panels[3].weights.resize(2, 2);
    QVERIFY_EXCEPTION_THROWN(requireComparable(figure), FigureError);
    figure = good;
    figure.panels[5].target.clear();
    QVERIFY_EXCEPTION_THROWN(requireComparable(figure), FigureError);
    figure = good;
    figure.source = QStringList{QStringLiteral("<eos>")};
    figure.look.showEos = false;
    QVERIFY_EXCEPTION_THROWN(requireComparable(figure), FigureError);
}

/// An untrained model may end its sentence at once.
void TestComparison::panelsThatSayNothingAreShown() {
    ComparisonFigure figure = samples::comparison();
    figure.look.showEos = false;
    for (ComparisonPanel& panel : figure.panels) {
        panel.target = QStringList{QStringLiteral("<eos>")};
        panel.weights = samples::alignment(figure.source, panel.target).weights;
    }
    requireComparable(figure);
    for (const ComparisonLayout& layout :
         {layOut(figure, QRectF(0, 0, 1100, 760)), layOutNaturally(figure)}) {
        QCOMPARE(layout.panels[0].emptyLines.join(u' '),
                 QStringLiteral("nothing to show: the translation has no words"));
        QCOMPARE(verdictText(figure.panels[0]), QStringLiteral("8 missing"));
        painted(figure, layout);
    }
}

void TestComparison::csvHasARowAWord() {
    const ComparisonFigure figure = samples::comparison();
    const auto rows = csvOf(figure);
    const lab::formats::CsvRow header{
        "mechanism", "citation",     "position",      "word",     "verdict", "errors",
        "aer",       "entropy_bits", "multiply_adds", "1:he",     "2:does",  "3:not",
        "4:like",    "5:the",        "6:red",         "7:apples", "8:.",     "9:<eos>"};
    QCOMPARE(rows.front(), header);
    for (const auto& row : rows) {
        QCOMPARE(row.size(), header.size());
    }
    // 9 + 9 + (7 and a missing one and the end) + 10 + 8 + 9 rows.
    QCOMPARE(rows.size(), std::size_t{1 + 9 + 9 + 9 + 10 + 8 + 9});
    const auto& first = rows[1];
    QCOMPARE(first[0], std::string("Additive"));
    QCOMPARE(first[2], std::string("1"));
    QCOMPARE(first[3], std::string("il"));
    QCOMPARE(first[4], std::string("right"));
    QCOMPARE(first[5], std::string("0"));
    QCOMPARE(first[6], std::string("0.04"));
    QCOMPARE(first[7], std::string("0.61"));
    QCOMPARE(first[8], std::string("2304"));
    for (int column = 0; column < 9; ++column) {
        QCOMPARE(std::stof(first[std::size_t(9 + column)]), figure.panels[0].weights(0, column));
    }
    QCOMPARE(rows[9][3], std::string("<eos>"));
    const auto& missing = rows[20];
    QCOMPARE(missing[2], std::string());
    QCOMPARE(missing[3], std::string("n'"));
    QCOMPARE(missing[4], std::string("missing"));
    QCOMPARE(missing[9], std::string());
    const auto& last = rows.back();
    QCOMPARE(last[0], std::string("No attention"));
    QCOMPARE(last[6], std::string());
    QCOMPARE(last[8], std::string("0"));
    QCOMPARE(last[9], std::string());
}

void TestComparison::csvOfWordsThatNobodyKnows() {
    ComparisonFigure figure = samples::comparison();
    figure.look.showEos = false;
    figure.panels = {figure.panels[4]};
    const auto rows = csvOf(figure);
    QCOMPARE(rows.size(), std::size_t{8});
    QCOMPARE(rows.front().size(), std::size_t{17});
    QCOMPARE(rows[1][4], std::string());
    QCOMPARE(rows[1][5], std::string());
}

QTEST_MAIN(TestComparison)
#include "test_comparison.moc"
