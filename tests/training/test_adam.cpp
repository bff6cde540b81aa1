// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/adam.h"

#include <QtTest>
#include <cmath>
#include <random>

using namespace lab;
using Flat = training::Adam::Flat;

class TestAdam : public QObject {
    Q_OBJECT

  private slots:
    /// Kingma and Ba 2015, algorithm 1, one number at a time in double.
    void followsTheAlgorithm() {
        constexpr int numbers = 20;
        std::mt19937 random(1);
        std::normal_distribution<double> normal;
        Flat parameters = Flat::NullaryExpr(
            numbers, [&](tape::Index) { return static_cast<float>(normal(random)); });
        std::vector<double> theta(parameters.begin(), parameters.end());
        std::vector<double> m(numbers, 0);
        std::vector<double> v(numbers, 0);
        training::Adam adam(numbers);
        for (int t = 1; t <= 500; ++t) {
            const double rate = 0.01 / (1 + 0.01 * t);
            Flat gradient(numbers);
            for (int k = 0; k < numbers; ++k) {
                // Sizes from 1e-4 to 1e3, so that epsilon and both averages matter.
                gradient(k) = static_cast<float>(normal(random) * std::pow(10, k % 8 - 4));
                const auto g = static_cast<double>(gradient(k));
                const auto at = static_cast<std::size_t>(k);
                m[at] = 0.9 * m[at] + 0.1 * g;
                v[at] = 0.999 * v[at] + 0.001 * g * g;
                const double mHat = m[at] / (1 - std::pow(0.9, t));
                const double vHat = v[at] / (1 - std::pow(0.999, t));
                theta[at] -= rate * mHat / (std::sqrt(vHat) + 1e-8);
            }
            adam.step(parameters, gradient, static_cast<float>(rate));
        }
        for (int k = 0; k < numbers; ++k) {
            QVERIFY(std::abs(static_cast<double>(parameters(k)) -
                             theta[static_cast<std::size_t>(k)]) < 2e-5);
        }
    }

    void theFirstStepIsTheRate() {
        Flat parameters = Flat::Zero(2);
        Flat gradient(2);
        gradient << 1000, -0.01F;
        training::Adam(2).step(parameters, gradient, 0.5F);
        QVERIFY(std::abs(parameters(0) + 0.5F) < 1e-5F);
        QVERIFY(std::abs(parameters(1) - 0.5F) < 1e-5F);
    }

    void clippingKeepsTheDirection() {
        Flat gradient(3);
        gradient << 3, 0, -4;
        QCOMPARE(training::clipNorm(gradient, 1), 5.0F);
        QVERIFY(std::abs(gradient(0) - 0.6F) < 1e-6F);
        QVERIFY(std::abs(gradient(2) + 0.8F) < 1e-6F);
    }

    void clippingLeavesSmallGradientsAlone() {
        Flat gradient(2);
        gradient << 0.3F, 0.4F;
        const Flat before = gradient;
        QCOMPARE(training::clipNorm(gradient, 1), 0.5F);
        QVERIFY(gradient == before);
    }
};

QTEST_GUILESS_MAIN(TestAdam)
#include "test_adam.moc"
