// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/reinforce.h"

#include <QtTest>
#include <cmath>
#include <random>

#include "../models/double_model.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/softmax.h"

using namespace lab;
using models::Batch;
using models::EncodedPair;
using training::ReinforceOptions;
using Flat = tape::Parameters<double>::Flat;

namespace {

/// A small translator that draws, and one sentence of one target word: <eos>.
struct OneDraw {
    models::testing::DoubleModel network{3, 1, {.mechanism = "hard"}};
    EncodedPair pair{{4, 5, 6, 7}, {2}};
    Batch batch = models::makeBatch(std::vector<const EncodedPair*>{&pair});

    /// Runs with this number to draw with; gives α and log p(y), and the gradient of what training
    /// makes smaller.
    struct Run {
        Eigen::VectorXd weights;
        double reward;
        Flat gradient;
    };
    [[nodiscard]] Run run(double uniform, double baseline, const ReinforceOptions& options) const {
        Flat gradient = Flat::Zero(network.parameters.flat().size());
        tape::Tape<double> tape;
        tape::Run<double> run(tape, network.parameters, &gradient);
        const auto forced = network.model->translator.force(
            run, batch, [uniform](int /*t*/, tape::Index /*b*/) { return uniform; });
        const auto loss = tape::crossEntropy(forced.logits, batch.target);
        tape.backward(tape::add(loss, training::drawingLoss(forced, batch, baseline, options)));
        return {forced.attended.front().weights.value().col(0), -loss.value()(0, 0), gradient};
    }
    /// A number that draws each position in turn, given the weights.
    [[nodiscard]] static std::vector<double> uniforms(const Eigen::VectorXd& weights) {
        std::vector<double> numbers;
        double before = 0;
        for (const double weight : weights) {
            numbers.push_back(before + weight / 2);
            before += weight;
        }
        return numbers;
    }
    /// The mean over all draws of log p(y), and λ_e times the entropy.
    [[nodiscard]] double expected(const ReinforceOptions& options) const {
        const Eigen::VectorXd weights = run(0.5, 0, options).weights;
        const auto numbers = uniforms(weights);
        double sum = 0;
        for (Eigen::Index i = 0; i < weights.size(); ++i) {
            const double weight = weights(i);
            sum += weight * run(numbers[static_cast<std::size_t>(i)], 0, options).reward -
                   static_cast<double>(options.entropy) * weight * std::log(weight);
        }
        return sum;
    }
    [[nodiscard]] Flat expectedGradient(double baseline, const ReinforceOptions& options) const {
        const Eigen::VectorXd weights = run(0.5, 0, options).weights;
        const auto numbers = uniforms(weights);
        Flat sum = Flat::Zero(network.parameters.flat().size());
        for (Eigen::Index i = 0; i < weights.size(); ++i) {
            sum +=
                weights(i) * run(numbers[static_cast<std::size_t>(i)], baseline, options).gradient;
        }
        return sum;
    }
};

}  // namespace

class TestReinforce : public QObject {
    Q_OBJECT

  private slots:
    /// Over all draws the gradient is that of the expected log probability and the entropy.
    void theMeanOfAllDrawsIsTheTrueGradient() {
        OneDraw one;
        const ReinforceOptions options{.reward = 1, .entropy = 0.3F};
        const Flat found = one.expectedGradient(-1.7, options);
        Flat& parameters = one.network.parameters.flat();
        constexpr double step = 1e-5;
        double worst = 0;
        for (Eigen::Index k = 0; k < parameters.size(); ++k) {
            const double before = parameters(k);
            parameters(k) = before + step;
            const double above = one.expected(options);
            parameters(k) = before - step;
            const double below = one.expected(options);
            parameters(k) = before;
            worst = std::max(worst, std::abs(-(above - below) / (2 * step) - found(k)));
        }
        QVERIFY2(worst < 1e-7 * found.cwiseAbs().maxCoeff() + 1e-9,
                 qPrintable(QString::number(worst)));
        QVERIFY(found.cwiseAbs().maxCoeff() > 1e-3);
    }

    void theBaselineChangesNoMean() {
        const OneDraw one;
        const Flat low = one.expectedGradient(-5, {});
        const Flat high = one.expectedGradient(2, {});
        QVERIFY((low - high).cwiseAbs().maxCoeff() < 1e-12);
        QVERIFY(
            (one.run(0.5, -5, {}).gradient - one.run(0.5, 2, {}).gradient).cwiseAbs().maxCoeff() >
            1e-3);
    }

    void paddingCountsForNothing() {
        const models::testing::DoubleModel network(4, 2, {.mechanism = "hard"});
        std::mt19937 random(5);
        const auto pairs = models::testing::randomPairs(random, 4);
        const auto uniform = [](int t, tape::Index b) {
            return std::fmod(0.37 * static_cast<double>(b + 1) + 0.19 * t, 1.0);
        };
        const auto gradient = [&](const std::vector<const EncodedPair*>& some, tape::Index first) {
            const Batch batch = models::makeBatch(some);
            Flat numbers = Flat::Zero(network.parameters.flat().size());
            tape::Tape<double> tape;
            tape::Run<double> run(tape, network.parameters, &numbers);
            const auto forced = network.model->translator.force(
                run, batch, [&](int t, tape::Index b) { return uniform(t, b + first); });
            tape.backward(training::drawingLoss(forced, batch, -1.0));
            return numbers;
        };
        Flat alone = Flat::Zero(network.parameters.flat().size());
        std::vector<const EncodedPair*> all;
        for (const EncodedPair& pair : pairs) {
            alone += gradient({&pair}, static_cast<tape::Index>(all.size()));
            all.push_back(&pair);
        }
        const Flat together = gradient(all, 0);
        QVERIFY((together - alone).cwiseAbs().maxCoeff() < 1e-10 * together.cwiseAbs().maxCoeff());
    }

    void theBaselineIsAMovingAverage() {
        training::Baseline baseline;
        QCOMPARE(baseline.value(), 0.0F);
        baseline.add(-2);
        QCOMPARE(baseline.value(), -2.0F);
        baseline.add(-1);
        QVERIFY(std::abs(baseline.value() + 1.9F) < 1e-6F);
    }
};

QTEST_GUILESS_MAIN(TestReinforce)
#include "test_reinforce.moc"
