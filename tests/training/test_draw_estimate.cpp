// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/draw_estimate.h"

#include <QtTest>
#include <cmath>

#include "../models/double_model.h"
#include "tape/ops/softmax.h"
#include "training/reinforce.h"

using namespace lab;
using Eigen::Index;
using Eigen::VectorXd;
using training::DrawnLoss;

namespace {

VectorXd softmax(const VectorXd& scores, double temperature) {
    const VectorXd powers = ((scores.array() - scores.maxCoeff()) / temperature).exp();
    return powers / powers.sum();
}

const VectorXd scores{{0.3, -1.2, 0.9, 0.1}};
const VectorXd losses{{2.5, 0.1, 0.7, 4.0}};

DrawnLoss drawnAt(double temperature, double baseline) {
    return {softmax(scores, temperature), losses, baseline, temperature};
}

}  // namespace

class TestDrawEstimate : public QObject {
    Q_OBJECT

  private slots:
    void theExpectedGradientIsThatOfTheExpectedLoss_data() {
        QTest::addColumn<double>("temperature");
        QTest::newRow("1") << 1.0;
        QTest::newRow("2.5") << 2.5;
    }
    void theExpectedGradientIsThatOfTheExpectedLoss() {
        QFETCH(double, temperature);
        const VectorXd exact = training::expectedGradient(drawnAt(temperature, 0));
        constexpr double step = 1e-6;
        for (Index j = 0; j < scores.size(); ++j) {
            VectorXd above = scores;
            VectorXd below = scores;
            above(j) += step;
            below(j) -= step;
            const double slope =
                (softmax(above, temperature) - softmax(below, temperature)).dot(losses) /
                (2 * step);
            QVERIFY(std::abs(exact(j) - slope) < 1e-8);
        }
    }

    /// Over all positions, whatever the baseline is.
    void oneDrawSaysItInTheMean() {
        for (const double baseline : {0.0, 1.7, -3.0}) {
            const DrawnLoss drawn = drawnAt(1.5, baseline);
            VectorXd mean = VectorXd::Zero(4);
            VectorXd square = VectorXd::Zero(4);
            for (Index z = 0; z < 4; ++z) {
                const VectorXd one = training::gradientOfDraw(drawn, z);
                mean += drawn.weights(z) * one;
                square += drawn.weights(z) * one.cwiseAbs2();
            }
            const VectorXd exact = training::expectedGradient(drawn);
            QVERIFY((mean - exact).norm() < 1e-12);
            const VectorXd variance = training::varianceOfDraw(drawn);
            QVERIFY((square - exact.cwiseAbs2() - variance).norm() < 1e-12);
        }
    }

    void manyDrawsComeNearIt() {
        const DrawnLoss drawn = drawnAt(1, 1);
        const VectorXd exact = training::expectedGradient(drawn);
        const VectorXd variance = training::varianceOfDraw(drawn);
        for (const int draws : {100, 10'000, 200'000}) {
            const auto estimate = training::estimateGradient(drawn, draws, 11);
            QCOMPARE(estimate.draws, draws);
            for (Index j = 0; j < exact.size(); ++j) {
                const double expected = std::sqrt(variance(j) / draws);
                QVERIFY(std::abs(estimate.mean(j) - exact(j)) < 4 * expected);
            }
        }
        const auto last = training::estimateGradient(drawn, 200'000, 5);
        QVERIFY((last.variance - variance).norm() < 0.02 * variance.norm());
    }

    void aBaselineNearTheUsualLossCalmsIt() {
        const double without = training::varianceOfDraw(drawnAt(1, 0)).sum();
        const DrawnLoss usual = drawnAt(1, softmax(scores, 1).dot(losses));
        QVERIFY(training::varianceOfDraw(usual).sum() < without);
    }

    void theSameSeedDrawsTheSame() {
        const DrawnLoss drawn = drawnAt(1, 0);
        QVERIFY(training::estimateGradient(drawn, 50, 3).mean ==
                training::estimateGradient(drawn, 50, 3).mean);
        QVERIFY(training::estimateGradient(drawn, 50, 3).mean !=
                training::estimateGradient(drawn, 50, 4).mean);
    }

    void aCertainDrawHasNoVariance() {
        DrawnLoss drawn = drawnAt(1, 0.3);
        drawn.weights = VectorXd{{0.0, 1.0, 0.0, 0.0}};
        QVERIFY(training::varianceOfDraw(drawn).isZero());
        QVERIFY(training::estimateGradient(drawn, 1, 1).mean.isZero());
        drawn.weights.setZero();
        QVERIFY(training::estimateGradient(drawn, 10, 1).mean.isZero());
    }

    /// It is what training makes of a draw: the gradient that drawingLoss leaves at the scores.
    void trainingMakesTheSameOfADraw() {
        const models::testing::DoubleModel network{3, 1, {.mechanism = "hard"}};
        const models::EncodedPair pair{{4, 5, 6, 7}, {2}};
        const models::Batch batch =
            models::makeBatch(std::vector<const models::EncodedPair*>{&pair});
        for (const double uniform : {0.05, 0.4, 0.95}) {
            models::testing::Flat gradient =
                models::testing::Flat::Zero(network.parameters.flat().size());
            tape::Tape<double> tape;
            tape::Recorder recorder;
            tape::Run<double> run(tape, network.parameters, &gradient, &recorder);
            const auto forced = network.model->translator.force(
                run, batch, [uniform](int /*t*/, tape::Index /*b*/) { return uniform; });
            const double loss = tape::crossEntropy(forced.logits, batch.target).value()(0, 0);
            tape.backward(training::drawingLoss<double>(forced, batch, -1.3, {1, 0}));
            const auto nodeOf = [&](std::string_view name) {
                return std::ranges::find_if(
                           recorder.steps(),
                           [&](const tape::Step& step) { return step.label->name == name; })
                    ->node;
            };
            DrawnLoss drawn{tape.value(nodeOf("weights")).col(0), {}, 1.3, 1};
            drawn.losses = VectorXd::Constant(drawn.weights.size(), loss);
            Index z = 0;
            tape.value(nodeOf("sample")).col(0).maxCoeff(&z);
            const VectorXd made = tape.gradient(nodeOf("scores")).col(0);
            QVERIFY((made - training::gradientOfDraw(drawn, z)).norm() < 1e-9);
        }
    }
};

QTEST_GUILESS_MAIN(TestDrawEstimate)
#include "test_draw_estimate.moc"
