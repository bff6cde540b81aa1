// SPDX-License-Identifier: GPL-3.0-or-later
#include <QPainter>
#include <QPolygonF>
#include <QSvgRenderer>
#include <QTest>

#include "figures/exportable.h"
#include "figures/playground/arrow_shape.h"
#include "figures/playground/plane_painter.h"
#include "figures/playground/playground_painter.h"
#include "formats/csv.h"
#include "scene/playground_examples.h"

using namespace lab;
using namespace lab::figures;
using scene::Arrow;
using scene::Handle;
using scene::PlaneMechanism;

namespace {

PlaygroundFigure figureOf(const scene::Playground& playground) {
    static const attention::Registry registry = attention::standardRegistry();
    return playgroundFigure(registry, playground);
}

/// Every example with every mechanism, with two keys and with values of their own.
std::vector<PlaygroundFigure> manyFigures() {
    std::vector<PlaygroundFigure> figures;
    for (const auto& example : scene::playgroundExamples()) {
        for (const auto& mechanism : scene::planeMechanisms) {
            scene::Playground playground = example.start;
            playground.mechanism = mechanism.value;
            figures.push_back(figureOf(playground));
            playground.ownValues = true;
            playground.temperature = 0.37;
            figures.push_back(figureOf(scene::withThirdKey(playground, false)));
        }
    }
    return figures;
}

constexpr Handle query{Handle::Kind::Query, 0};

/// The head of an arrow, without the hair's breadth at its rim.
QPolygonF headPolygon(const DrawnArrow& arrow) {
    const double head = headLength(arrow.line.length(), arrow.width);
    const QPointF along = (arrow.line.p2() - arrow.line.p1()) / arrow.line.length();
    const QPointF across = QPointF(-along.y(), along.x()) * head * headBreadth * 0.95;
    const QPointF neck = arrow.line.p2() - along * head;
    return QPolygonF({arrow.line.p2(), neck + across, neck - across});
}

bool isNear(const QPointF& a, const QPointF& b) {
    return QLineF(a, b).length() < 1e-9;
}

}  // namespace

class TestPlaygroundFigure : public QObject {
    Q_OBJECT

  private slots:
    void pointsOfThePlaneStandWhereTheyAreRead();
    void nothingOverlapsAndNothingLiesOutside_data();
    void nothingOverlapsAndNothingLiesOutside();
    void equationsFitTheirPanel();
    void draggingMovesNoPartOfThePicture();
    void tipsAreFoundByTheMouse();
    void cellsAreFoundByTheMouse();
    void namesOfArrowsDoNotMeet();
    void namesOfArrowsDoNotCoverHeads();
    void aTipAtTheEdgeIsSeenWhole();
    void linesAreCutAtTheEdge();
    void theExplainedKeyIsTheWinnerUnlessAnotherIsPointedAt();
    void theContextIsDrawnWhereTheMechanismSays();
    void vectorFilesHavePathsAndText();
    void theTableOfNumbersIsComplete();
};

void TestPlaygroundFigure::pointsOfThePlaneStandWhereTheyAreRead() {
    const PlaygroundFigure figure = figureOf({});
    const PlaygroundLayout layout = layOut(figure, MathFont(), {0, 0, 960, 580});
    QVERIFY(isNear(layout.at({0, 0}), layout.plane.center()));
    const QRectF inner =
        layout.plane.marginsRemoved({layout.margin, layout.margin, layout.margin, layout.margin});
    QVERIFY(isNear(layout.at({3, 3}), inner.topRight()));
    QVERIFY(isNear(layout.at({-3, -3}), inner.bottomLeft()));
    const Arrow back = layout.arrowAt(layout.at({1.25, -0.5}));
    QVERIFY(isNear({back.x, back.y}, {1.25, -0.5}));
}

void TestPlaygroundFigure::nothingOverlapsAndNothingLiesOutside_data() {
    QTest::addColumn<QSizeF>("size");
    QTest::addColumn<double>("scale");
    QTest::addColumn<bool>("compact");
    QTest::newRow("least") << QSizeF(704, 480) << 1.0 << true;
    QTest::newRow("low") << QSizeF(704, 516) << 1.0 << true;
    QTest::newRow("narrow") << QSizeF(704, 700) << 1.0 << false;
    QTest::newRow("natural") << QSizeF(960, 576) << 1.0 << false;
    QTest::newRow("wide") << QSizeF(1232, 840) << 1.0 << false;
    QTest::newRow("high") << QSizeF(640, 1100) << 1.0 << false;
    QTest::newRow("large") << QSizeF(3100, 1900) << 2.0 << false;
}

void TestPlaygroundFigure::nothingOverlapsAndNothingLiesOutside() {
    QFETCH(QSizeF, size);
    QFETCH(double, scale);
    QFETCH(bool, compact);
    const QRectF area(QPointF(8, 16), size);
    for (PlaygroundFigure figure : manyFigures()) {
        figure.theme = Theme::light().scaledBy(scale);
        figure.theme.compact = compact;
        const PlaygroundLayout layout = layOut(figure, MathFont(), area);
        std::vector<QRectF> parts{layout.plane,     layout.legend,      layout.title,
                                  layout.scoreName, layout.weightsName, layout.sentence};
        parts.insert(parts.end(), layout.heads.begin(), layout.heads.end());
        parts.insert(parts.end(), layout.scores.begin(), layout.scores.end());
        for (const auto& row : layout.rows) {
            parts.push_back(row.name);
            parts.insert(parts.end(), row.cells.begin(), row.cells.end());
        }
        for (const auto& equation : layout.equations) {
            parts.push_back(equation.formula.boundingRect().translated(equation.origin));
        }
        for (std::size_t a = 0; a < parts.size(); ++a) {
            const QString name = QString("part %1 of %2").arg(a).arg(figure.arrows.example);
            QVERIFY2(area.adjusted(-1, -1, 1, 1).contains(parts[a]), qPrintable(name));
            for (std::size_t b = 0; b < a; ++b) {
                const QRectF both = parts[a].intersected(parts[b]);
                QVERIFY2(both.width() < 1 || both.height() < 1,
                         qPrintable(name + QString(" meets %1").arg(b)));
            }
        }
    }
}

void TestPlaygroundFigure::equationsFitTheirPanel() {
    for (const double width : {704.0, 960.0, 1232.0}) {
        for (const PlaygroundFigure& figure : manyFigures()) {
            const PlaygroundLayout layout = layOut(figure, MathFont(), {0, 0, width, width * 0.68});
            QVERIFY(layout.equations.size() >= 3);
            for (const auto& equation : layout.equations) {
                QVERIFY(equation.origin.x() + equation.formula.width <= width + 1);
            }
        }
    }
}

void TestPlaygroundFigure::draggingMovesNoPartOfThePicture() {
    const PlaygroundLayout before = layOut(figureOf({}), MathFont(), {0, 0, 704, 480});
    for (const Arrow to : {Arrow{3, 3}, Arrow{-2.95, 0.05}, Arrow{0, 0}}) {
        const auto moved = scene::moved({}, {Handle::Kind::Key, 1}, to);
        const PlaygroundLayout after = layOut(figureOf(moved), MathFont(), {0, 0, 704, 480});
        QCOMPARE(after.plane, before.plane);
        QCOMPARE(after.heads, before.heads);
        QCOMPARE(after.scores, before.scores);
        QCOMPARE(after.sentence, before.sentence);
    }
}

void TestPlaygroundFigure::tipsAreFoundByTheMouse() {
    PlaygroundFigure figure = figureOf({});
    const PlaygroundLayout layout = layOut(figure, MathFont(), {0, 0, 960, 580});
    for (const Handle handle : scene::handlesOf(figure.arrows)) {
        const QPointF tip = layout.at(scene::arrowOf(figure.arrows, handle));
        QCOMPARE(handleAt(figure, layout, tip + QPointF(3, -2)), std::optional(handle));
    }
    QVERIFY(!handleAt(figure, layout, layout.at({-2.5, -2.5})));
}

void TestPlaygroundFigure::cellsAreFoundByTheMouse() {
    const PlaygroundFigure figure = figureOf({});
    const PlaygroundLayout layout = layOut(figure, MathFont(), {0, 0, 960, 580});
    QCOMPARE(layout.keyAt(layout.scores[1].center()), std::optional(1));
    QCOMPARE(layout.keyAt(layout.rows[2].cells[0].center()), std::optional(0));
    QCOMPARE(layout.mechanismAt(layout.rows[2].name.center()),
             std::optional(PlaneMechanism::Cosine));
    QVERIFY(!layout.keyAt(layout.plane.center()));
    QVERIFY(!layout.mechanismAt(layout.title.center()));
}

void TestPlaygroundFigure::namesOfArrowsDoNotMeet() {
    for (const PlaygroundFigure& figure : manyFigures()) {
        const PlaygroundLayout layout = layOut(figure, MathFont(), {0, 0, 960, 580});
        const auto labels = planeLabels(figure, layout);
        QVERIFY(labels.size() > figure.arrows.keys.size());
        for (std::size_t a = 0; a < labels.size(); ++a) {
            QVERIFY(layout.plane.adjusted(-1, -1, 1, 1).contains(labels[a].place));
            for (std::size_t b = 0; b < a; ++b) {
                const QRectF both = labels[a].place.intersected(labels[b].place);
                QVERIFY2(both.width() < 1 || both.height() < 1,
                         qPrintable(labels[a].text + " meets " + labels[b].text + " of " +
                                    figure.arrows.example));
            }
        }
    }
}

/// In the first example query, key 1 and context lie on one line.
void TestPlaygroundFigure::namesOfArrowsDoNotCoverHeads() {
    for (const PlaygroundFigure& figure : manyFigures()) {
        for (const double scale : {1.0, 2.0}) {
            PlaygroundFigure scaled = figure;
            scaled.theme = figure.theme.scaledBy(scale);
            const PlaygroundLayout layout =
                layOut(scaled, MathFont(), {0, 0, 960 * scale, 580 * scale});
            const auto arrows = planeArrows(scaled, layout);
            for (const TipLabel& label : planeLabels(scaled, layout)) {
                for (const DrawnArrow& arrow : arrows) {
                    QVERIFY2(!headPolygon(arrow).intersects(QPolygonF(label.place)),
                             qPrintable(label.text + " of " + figure.arrows.example));
                }
            }
        }
    }
}

/// With the ring of the one that the keyboard moves.
void TestPlaygroundFigure::aTipAtTheEdgeIsSeenWhole() {
    for (const double scale : {1.0, 2.0}) {
        PlaygroundFigure figure = figureOf(scene::moved({}, query, {-3, 3}));
        figure.theme = figure.theme.scaledBy(scale);
        figure.forScreen = true;
        figure.marked = query;
        const QRectF area(0, 0, 960 * scale, 580 * scale);
        const PlaygroundLayout layout = layOut(figure, MathFont(), area);
        QImage image(area.size().toSize(), QImage::Format_RGB32);
        image.fill(figure.theme.surface);
        QPainter painter(&image);
        paintPlayground(painter, figure, layout, MathFont());
        painter.end();
        const QPointF tip = layout.at({-3, 3});
        const double radius = 9 * scale;
        for (const QPointF& way : {QPointF(-radius, 0), QPointF(0, -radius)}) {
            const QPoint rim = (tip + way).toPoint();
            QVERIFY(image.rect().contains(rim));
            QCOMPARE(image.pixelColor(rim), figure.theme.cursor);
            QVERIFY(layout.plane.contains(tip + way * 1.2));
        }
    }
}

void TestPlaygroundFigure::linesAreCutAtTheEdge() {
    const QRectF rect(0, 0, 10, 10);
    QCOMPARE(clipped({5, 5, 25, 5}, rect), std::optional(QLineF(5, 5, 10, 5)));
    QCOMPARE(clipped({2, 3, 4, 5}, rect), std::optional(QLineF(2, 3, 4, 5)));
    QVERIFY(!clipped({-5, 1, -1, 9}, rect));
    QVERIFY(!clipped({12, 1, 12, 9}, rect));
}

void TestPlaygroundFigure::theExplainedKeyIsTheWinnerUnlessAnotherIsPointedAt() {
    PlaygroundFigure figure = figureOf({});
    QCOMPARE(figure.explainedKey(), 0);
    figure.explained = 2;
    QCOMPARE(figure.explainedKey(), 2);
    figure.arrows = scene::withThirdKey(figure.arrows, false);
    QCOMPARE(figure.explainedKey(), 0);
}

/// The tip of the thick arrow has the colour of contexts.
void TestPlaygroundFigure::theContextIsDrawnWhereTheMechanismSays() {
    scene::Playground playground;
    // Its blend lies far from the other arrows.
    playground.keys = {{2, 0.5}, {0.5, 2}, {-1, -1}};
    playground.query = {-0.1, -0.1};
    const PlaygroundFigure figure = figureOf(playground);
    const PlaygroundLayout layout = layOut(figure, MathFont(), {0, 0, 960, 580});
    QImage image(960, 580, QImage::Format_RGB32);
    image.fill(figure.theme.surface);
    QPainter painter(&image);
    paintPlayground(painter, figure, layout, MathFont());
    painter.end();
    const Arrow& context = figure.answer().context;
    const QPointF before = layout.at({context.x * 0.6, context.y * 0.6});
    QCOMPARE(image.pixelColor(before.toPoint()), figure.theme.context);
}

void TestPlaygroundFigure::vectorFilesHavePathsAndText() {
    const Exportable picture = exportable(figureOf({}));
    const QByteArray svg = pictureSvg(picture.paint, picture.size, {});
    QVERIFY(QSvgRenderer(svg).isValid());
    QVERIFY(!svg.contains("<image"));
    QVERIFY(svg.count("<path") > 20);
    QVERIFY(svg.contains("k₁"));
    QVERIFY(svg.contains("Scaled dot product"));
    QVERIFY(picture.description.contains("largest score"));
    const QByteArray pdf = picturePdf(picture.paint, picture.size, {});
    QVERIFY(pdf.startsWith("%PDF"));
    QVERIFY(!pdf.contains("/Subtype /Image"));
}

void TestPlaygroundFigure::theTableOfNumbersIsComplete() {
    const PlaygroundFigure figure = figureOf({});
    const auto rows = formats::parseCsv(playgroundCsv(figure));
    QCOMPARE(rows.size(), std::size_t(1 + 3 + 1 + 4));
    QCOMPARE(rows[0].size(), std::size_t(3 + 2 * 4));
    QCOMPARE(rows[1][0], std::string("k1"));
    QCOMPARE(std::stod(rows[1][4]), figure.answers[0].weights[0]);
    scene::Playground own;
    own.ownValues = true;
    const auto more = formats::parseCsv(playgroundCsv(figureOf(own)));
    QCOMPARE(more[0].size(), std::size_t(5 + 2 * 4));
    QCOMPARE(more[1][3], std::string("2"));
}

QTEST_MAIN(TestPlaygroundFigure)
#include "test_playground_figure.moc"
