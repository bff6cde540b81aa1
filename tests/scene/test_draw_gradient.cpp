// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/draw_gradient.h"

#include <QTest>
#include <cmath>
#include <limits>

#include "small_trace.h"

using namespace lab;
using Eigen::Index;
using Eigen::VectorXd;

namespace {

struct Drawing {
    std::shared_ptr<const models::Model> model = scene::test::smallModel(7, {.mechanism = "hard"});
    models::Decoding decoding{.mode = models::Decoding::Mode::Forced, .seed = 3};
    std::shared_ptr<const models::Trace> trace;

    explicit Drawing(float temperature = 1) {
        decoding.forced = model->target.encode({"il", "aime", "pommes"});
        decoding.temperature = temperature;
        trace = models::translate(model, {"he", "likes", "apples"}, decoding);
    }

    [[nodiscard]] std::optional<scene::DrawGradient> at(int target, int draws = 500) const {
        return scene::drawGradient(*trace, decoding, target, draws, 9);
    }

    /// The loss of a word where the context is a blend with these weights.
    [[nodiscard]] double blendedLoss(int target, const VectorXd& weights) const {
        models::Decoding blend = decoding;
        for (Index i = 0; i < weights.size(); ++i) {
            blend.whatIf.numbers.push_back(
                {.step = "sample", .place = {.target = target}, .row = i, .value = weights(i)});
        }
        const auto run = models::translate(model, {"he", "likes", "apples"}, blend);
        const auto p = run->value(run->find("probabilities", target)->node);
        return -std::log(
            static_cast<double>(p(trace->targetIds()[static_cast<std::size_t>(target)], 0)));
    }
};

VectorXd softmax(const VectorXd& scores, double temperature) {
    const VectorXd powers = ((scores.array() - scores.maxCoeff()) / temperature).exp();
    return powers / powers.sum();
}

}  // namespace

class TestDrawGradient : public QObject {
    Q_OBJECT

  private slots:
    void whatWasDrawnCostsWhatTheRunSays() {
        const Drawing drawing;
        for (int t = 0; t < drawing.trace->targetPositions(); ++t) {
            const auto gradient = drawing.at(t);
            QVERIFY(gradient.has_value());
            const auto p = drawing.trace->value(drawing.trace->find("probabilities", t)->node);
            const int word = drawing.trace->targetIds()[static_cast<std::size_t>(t)];
            Index drawn = 0;
            drawing.trace->value(drawing.trace->find("sample", t)->node).col(0).maxCoeff(&drawn);
            const double loss = -std::log(static_cast<double>(p(word, 0)));
            QVERIFY(std::abs(gradient->drawn.losses(drawn) - loss) < 1e-5);
        }
    }

    void everyPositionIsTried() {
        const Drawing drawing;
        const auto gradient = drawing.at(1);
        for (Index i = 0; i < gradient->drawn.weights.size(); ++i) {
            VectorXd one = VectorXd::Zero(gradient->drawn.weights.size());
            one(i) = 1;
            QVERIFY(std::abs(gradient->drawn.losses(i) - drawing.blendedLoss(1, one)) < 1e-6);
        }
    }

    void theEstimateNearsTheExpectedGradient() {
        const Drawing drawing;
        const auto gradient = drawing.at(1, 100'000);
        QCOMPARE(gradient->estimate.draws, 100'000);
        const VectorXd error = gradient->estimate.mean - gradient->expected;
        QVERIFY(gradient->expected.norm() > 0);
        for (Index j = 0; j < error.size(); ++j) {
            QVERIFY(std::abs(error(j)) < 5 * std::sqrt(gradient->variance(j) / 100'000) + 1e-12);
        }
    }

    /// By differences in float.
    void theSoftGradientIsThatOfTheBlend_data() {
        QTest::addColumn<float>("temperature");
        QTest::newRow("1") << 1.0F;
        QTest::newRow("2") << 2.0F;
    }
    void theSoftGradientIsThatOfTheBlend() {
        QFETCH(float, temperature);
        const Drawing drawing(temperature);
        const auto gradient = drawing.at(1);
        const VectorXd scores =
            drawing.trace->value(drawing.trace->find("scores", 1)->node).col(0).cast<double>();
        const auto heat = static_cast<double>(temperature);
        QVERIFY(gradient->soft.norm() > 0);
        for (Index j = 0; j < scores.size(); ++j) {
            constexpr double step = 0.05;
            VectorXd above = scores;
            VectorXd below = scores;
            above(j) += step;
            below(j) -= step;
            const double slope = (drawing.blendedLoss(1, softmax(above, heat)) -
                                  drawing.blendedLoss(1, softmax(below, heat))) /
                                 (2 * step);
            QVERIFY(std::abs(slope - gradient->soft(j)) < 1e-4);
        }
    }

    void whereNothingIsLeftToEstimateThereIsNone() {
        QVERIFY(!Drawing().at(7).has_value());
        QVERIFY(!Drawing().at(-1).has_value());
        QVERIFY(!Drawing(0).at(1).has_value());
        QVERIFY(!Drawing(std::numeric_limits<float>::infinity()).at(1).has_value());
        const auto soft = scene::test::smallTrace();
        QVERIFY(!scene::drawGradient(*soft, {}, 1, 10, 1).has_value());
    }
};

QTEST_GUILESS_MAIN(TestDrawGradient)
#include "test_draw_gradient.moc"
