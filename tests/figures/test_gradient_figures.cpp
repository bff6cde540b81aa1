// SPDX-License-Identifier: GPL-3.0-or-later
// Gradients in place of numbers or below them: on the stage and in the matrix.
#include <QImage>
#include <QPainter>
#include <QTest>
#include <cmath>
#include <set>

#include "figures/alignment_layout.h"
#include "figures/alignment_of.h"
#include "figures/alignment_painter.h"
#include "figures/gradient_unit.h"
#include "figures/heatmap_painter.h"
#include "figures/jacobian_figure.h"
#include "figures/lanes/lane_context.h"
#include "figures/stage_view.h"
#include "random_model.h"
#include "scene/number_text.h"

using namespace lab;
using figures::GradientUnit;
using figures::StageInput;
using figures::StageView;
using scene::Back;
using scene::ShownNumbers;
using tape::Stage;

namespace {

std::shared_ptr<const models::Trace> traceOf(const char* mechanism, bool gradients = true) {
    const auto model =
        test::randomModel({"he", "likes", "red", "apples"}, {"il", "aime", "les", "pommes"},
                          attention::standardRegistry().find(mechanism), 3, 4,
                          {.decoder = 128});  // as many units as the states have: for dot
    models::Decoding decoding{.mode = models::Decoding::Mode::Forced, .gradients = gradients};
    decoding.forced = model->target.encode({"il", "aime", "les"});
    return models::translate(model, {"he", "likes", "red", "apples"}, decoding);
}

StageView viewOf(const StageInput& input, QSizeF size = {900, 900}) {
    StageView view;
    view.layout(input, QRectF(QPointF(), size));
    return view;
}

QImage imageOf(const StageView& view, QSize size = {900, 900}) {
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    view.paint(painter);
    return image;
}

QStringList textsOf(const StageView& view) {
    QStringList texts;
    for (const auto& box : view.drawing().textBoxes()) {
        texts << box.text;
    }
    return texts;
}

scene::Moment at(Stage stage, int target, Back back = Back::No) {
    return {.stage = stage, .target = target, .back = back};
}

}  // namespace

class TestGradientFigures : public QObject {
    Q_OBJECT

  private slots:
    void unitsMakeTheLargestReadable_data() {
        QTest::addColumn<double>("largest");
        QTest::addColumn<QString>("text");
        QTest::newRow("none") << 0.0 << "";
        QTest::newRow("near 1") << 0.7 << "";
        QTest::newRow("tens") << 42.0 << "";
        QTest::newRow("small") << 0.0042 << "×10⁻³";
        QTest::newRow("tiny") << 3e-12 << "×10⁻¹²";
        QTest::newRow("large") << 700.0 << "×10²";
        QTest::newRow("no number") << std::nan("") << "";
    }
    void unitsMakeTheLargestReadable() {
        QFETCH(double, largest);
        QFETCH(QString, text);
        const GradientUnit unit = GradientUnit::upTo(largest);
        QCOMPARE(unit.text(), text);
        if (largest > 0) {
            QVERIFY(largest / unit.unit() < 100 && largest / unit.unit() >= 0.2);
        }
    }

    void boxesHoldValuesGradientsOrBoth() {
        const auto trace = traceOf("additive");
        StageInput input{.trace = trace, .original = nullptr, .moment = at(Stage::Output, 1)};
        const auto weights = trace->find("weights", 1)->node;
        const auto unit =
            GradientUnit::upTo(double(trace->gradient(weights).cwiseAbs().maxCoeff()));
        const QString value = scene::pictureNumber(double(trace->value(weights)(0, 0)));
        const QString slope = figures::gradientNumber(double(trace->gradient(weights)(0, 0)), unit);
        const auto shows = [&](ShownNumbers numbers, const QString& text) {
            input.numbers = numbers;
            return textsOf(viewOf(input)).contains(text);
        };
        QVERIFY(value != slope);
        QVERIFY(shows(ShownNumbers::Value, value));
        QVERIFY(shows(ShownNumbers::Gradient, slope));
        QVERIFY(shows(ShownNumbers::Both, value) && shows(ShownNumbers::Both, slope));
        QVERIFY(!shows(ShownNumbers::Value, "value over gradient"));
        const auto says = [&](ShownNumbers numbers, const QString& start) {
            input.numbers = numbers;
            return !textsOf(viewOf(input)).filter(start).isEmpty();
        };
        QVERIFY(says(ShownNumbers::Gradient, "gradient"));
        QVERIFY(says(ShownNumbers::Both, "value over"));
        QVERIFY(!says(ShownNumbers::Value, "gradient"));
    }

    void withoutGradientsNothingIsDifferent() {
        StageInput input{.trace = traceOf("additive", false),
                         .original = nullptr,
                         .moment = at(Stage::Output, 1)};
        const QImage before = imageOf(viewOf(input));
        input.numbers = ShownNumbers::Gradient;
        QCOMPARE(imageOf(viewOf(input)), before);
    }

    /// Every number can still be pointed at, whichever is shown.
    void everyMechanismCanBePointedAt_data() {
        QTest::addColumn<QString>("mechanism");
        const auto registry = attention::standardRegistry();
        for (const auto& each : registry.all()) {
            const std::string id(each->description().id);
            QTest::newRow(id.c_str()) << QString::fromStdString(id);
        }
    }
    void everyMechanismCanBePointedAt() {
        QFETCH(QString, mechanism);
        const auto trace = traceOf(mechanism.toStdString().c_str());
        const auto nodesOf = [&](StageInput input) {
            std::set<tape::NodeId> nodes;
            const StageView view = viewOf(input, {1200, 1200});
            for (const auto& region : view.regions()) {
                nodes.insert(region.quantity.node);
            }
            return nodes;
        };
        const StageInput values{
            .trace = trace, .original = nullptr, .moment = at(Stage::Output, 1)};
        const auto all = nodesOf(values);
        for (const auto numbers : {ShownNumbers::Gradient, ShownNumbers::Both}) {
            for (const scene::Moment& moment :
                 {at(Stage::Output, 1), at(Stage::Output, 1, Back::Loss)}) {
                StageInput input = values;
                input.numbers = numbers;
                input.moment = moment;
                const auto nodes = nodesOf(input);
                for (const tape::NodeId node : all) {
                    const tape::Step* step = trace->stepOf(node);
                    const bool given = step != nullptr && step->label->name == "probabilities";
                    QVERIFY2(nodes.contains(node) || given,
                             step == nullptr ? "" : std::string(step->label->name).c_str());
                }
            }
        }
    }

    void textsDoNotMeet_data() { everyMechanismCanBePointedAt_data(); }
    void textsDoNotMeet() {
        QFETCH(QString, mechanism);
        const auto trace = traceOf(mechanism.toStdString().c_str());
        for (const auto numbers : {ShownNumbers::Gradient, ShownNumbers::Both}) {
            for (const scene::Moment& moment :
                 {at(Stage::Output, 1), at(Stage::Softmax, 1, Back::Stage)}) {
                StageInput input{.trace = trace, .original = nullptr, .moment = moment};
                input.numbers = numbers;
                const QSizeF least = StageView().minimumSize(input);
                const StageView view = viewOf(input, least);
                const auto& boxes = view.drawing().textBoxes();
                for (std::size_t a = 0; a < boxes.size(); ++a) {
                    for (std::size_t b = a + 1; b < boxes.size(); ++b) {
                        const auto overlap =
                            boxes[a].outline.intersected(boxes[b].outline).boundingRect();
                        QVERIFY2(overlap.width() < 2 || overlap.height() < 2,
                                 qPrintable(boxes[a].text + " meets " + boxes[b].text));
                    }
                }
            }
        }
    }

    /// On the way back a lane that it has not come to has no gradients yet.
    void gradientsComeAsTheWalkDoes() {
        const auto trace = traceOf("additive");
        StageInput input{
            .trace = trace, .original = nullptr, .moment = at(Stage::Output, 1, Back::Stage)};
        input.numbers = ShownNumbers::Gradient;
        QVERIFY(textsOf(viewOf(input)).join(' ').contains("not yet"));
        const auto weights = trace->find("weights", 1)->node;
        const auto unit =
            GradientUnit::upTo(double(trace->gradient(weights).cwiseAbs().maxCoeff()));
        tape::Index most = 0;
        trace->gradient(weights).col(0).cwiseAbs().maxCoeff(&most);
        const QString slope =
            figures::gradientNumber(double(trace->gradient(weights)(most, 0)), unit);
        QVERIFY(!textsOf(viewOf(input)).contains(slope));
        input.moment = at(Stage::Softmax, 1, Back::Stage);
        QVERIFY(textsOf(viewOf(input)).contains(slope));
    }

    void theWalkIsDrawnDownwards() {
        StageInput input{
            .trace = traceOf("additive"), .original = nullptr, .moment = at(Stage::Context, 1)};
        const auto marked = [&](Back back) {
            input.moment.back = back;
            const StageView view = viewOf(input);
            double upper = 0;
            double lower = 0;
            for (const auto& lane : view.lanes()) {
                upper = lane.stage == Stage::Context ? lane.rect.bottom() : upper;
                lower = lane.stage == Stage::Softmax ? lane.rect.top() : lower;
            }
            const QImage image = imageOf(view);
            int count = 0;
            for (int x = 200; x < image.width() - 40; ++x) {
                const int y = qRound((upper + lower) / 2);
                count += image.pixelColor(x, y) == input.theme.cursor ? 1 : 0;
            }
            return count;
        };
        QCOMPARE(marked(Back::No), 0);
        QVERIFY(marked(Back::Stage) > 3);
    }

    void theMatrixIsSplit() {
        const auto trace = traceOf("additive");
        auto figure = figures::alignmentOf(*trace, {});
        QCOMPARE(figure.gradients.rows(), figure.weights.rows());
        QCOMPARE(figure.losses.size(), static_cast<std::size_t>(figure.target.size()));
        for (int t = 0; t < trace->targetPositions(); ++t) {
            const auto slopes = trace->gradient(trace->find("weights", t)->node);
            QVERIFY(figure.gradients.row(t).transpose() == slopes.col(0));
        }
        const QFont font = figure.options.theme.font(figures::TextStyle::Caption);
        QVERIFY(figures::Heatmap::of(figure, font).lower.empty());
        figure.options.numbers = ShownNumbers::Both;
        const auto both = figures::Heatmap::of(figure, font);
        QCOMPARE(both.lower.size(), std::size_t{1});
        QVERIFY(both.values == figure.weights);
        QVERIFY(both.lower.front().values == figure.gradients);
        figure.options.numbers = ShownNumbers::Gradient;
        QVERIFY(figures::Heatmap::of(figure, font).values == figure.gradients);
        QVERIFY(figures::Heatmap::of(figure, font).colours.lowest() < 0);
    }

    void theHalvesHaveTheirOwnColours() {
        figures::Heatmap heatmap;
        heatmap.values = figures::WeightMatrix::Constant(1, 1, 1);
        heatmap.reachedRows = 1;
        heatmap.gap = 0;
        figures::Heatmap lower = heatmap;
        lower.colours = figures::ColourMap::signedValues(false);
        heatmap.lower.push_back(lower);
        QImage image(20, 20, QImage::Format_RGB32);
        QPainter painter(&image);
        figures::paintHeatmap(painter, heatmap, QRectF(image.rect()));
        QCOMPARE(image.pixel(10, 3), heatmap.colours.at(1));
        QCOMPARE(image.pixel(10, 17), lower.colours.at(1));
    }

    void lossesStandBesideTheRows() {
        auto figure = figures::alignmentOf(*traceOf("additive"), {});
        const QRectF area(0, 0, 500, 400);
        QVERIFY(figures::layOut(figure, area).losses.isEmpty());
        figure.options.numbers = ShownNumbers::Both;
        const auto layout = figures::layOut(figure, area);
        QVERIFY(layout.losses.left() >= layout.cells.right());
        QVERIFY(layout.losses.right() <= area.right());
        QCOMPARE(layout.losses.height(), layout.cells.height());
    }

    void aMatrixOfAllHeadsAddsTheirGradients() {
        const auto trace = traceOf("multi-head");
        const auto mean = figures::alignmentOf(*trace, {}, models::Heads::Mean);
        figures::WeightMatrix sum = mean.gradients;
        sum.setZero();
        for (int head = 0; head < trace->heads(); ++head) {
            sum += figures::alignmentOf(*trace, {.head = head}).gradients;
        }
        QVERIFY((sum - mean.gradients).norm() < 1e-6F * (1 + sum.norm()));
        QVERIFY(sum.norm() > 0);
    }

    void theJacobianKeepsToItsArea() {
        const auto trace = traceOf("additive");
        figures::JacobianFigure figure;
        figure.jacobian = *scene::jacobianAt(*trace, at(Stage::Softmax, 1, Back::Stage));
        figure.positions = {"he", "likes", "red", "apples", "‹end›"};
        for (const QSizeF size : {QSizeF(220, 160), QSizeF(500, 400), QSizeF(1400, 900)}) {
            const QRectF area(QPointF(), size);
            const auto layout = figures::layOut(figure, area);
            for (const QRectF& part : {layout.matrix, layout.above, layout.below}) {
                QVERIFY(area.contains(part));
            }
            QVERIFY(!layout.matrix.intersects(layout.above));
            QVERIFY(!layout.matrix.intersects(layout.below));
            const auto cell = layout.cellAt(layout.cell({2, 3}).center());
            QVERIFY(cell && cell->row == 2 && cell->column == 3);
            QVERIFY(!layout.cellAt(layout.above.center()));
        }
    }

    void theLastWordsSlantStaysOffTheTitleBesideIt() {
        const auto trace = traceOf("additive");
        figures::JacobianFigure figure;
        figure.jacobian = *scene::jacobianAt(*trace, at(Stage::Softmax, 1, Back::Stage));
        figure.positions = {"he", "likes", "red", "apples", "‹end›"};
        for (const QSize size : {QSize(300, 220), QSize(340, 260), QSize(500, 400)}) {
            const auto layout = figures::layOut(figure, QRectF(QPointF(), size));
            const auto paint = [&](const QString& lastWord) {
                figures::JacobianFigure other = figure;
                other.positions.back() = lastWord;
                QImage image(size, QImage::Format_RGB32);
                QPainter painter(&image);
                figures::paintJacobian(painter, other, layout);
                return image;
            };
            const QImage with = paint("‹end›");
            const QImage without = paint(" ");
            QVERIFY(with != without);
            const QRect beside(qFloor(layout.above.left()), 0,
                               size.width() - qFloor(layout.above.left()),
                               qFloor(layout.above.top()));
            const int height =
                qCeil(QFontMetricsF(figure.theme.font(figures::TextStyle::Caption)).height());
            const QRect title = beside.adjusted(0, beside.height() - height - 2, 0, 0);
            QCOMPARE(with.copy(title), without.copy(title));
        }
    }
};

QTEST_MAIN(TestGradientFigures)
#include "test_gradient_figures.moc"
