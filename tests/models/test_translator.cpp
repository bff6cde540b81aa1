// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/translator.h"

#include <QtTest>
#include <cmath>
#include <random>

#include "double_model.h"
#include "kinds.h"
#include "models/decode.h"

using namespace lab;
using namespace lab::models::testing;
using models::EncodedPair;
using models::TranslatorConfig;

class TestTranslator : public QObject {
    Q_OBJECT

  private slots:
    /// Bahdanau's order with GRUs in both directions, as it was computed when there was nothing
    /// else: weights that were trained then are read as they were meant.
    void theStandardNetworkComputesWhatItAlwaysDid() {
        DoubleModel network(1);
        Flat& weights = network.parameters.flat();
        for (Eigen::Index k = 0; k < weights.size(); ++k) {
            weights(k) = std::sin(static_cast<double>(k + 1));
        }
        const std::vector<EncodedPair> pairs{{{4, 5, 6, 2}, {7, 8, 2}},
                                             {{9, 3, 2}, {4, 5, 6, 7, 2}}};
        Flat gradient = Flat::Zero(weights.size());
        const double loss = network.loss(pairs, &gradient);
        QCOMPARE(weights.size(), Eigen::Index{1072});
        QVERIFY(std::abs(loss - 20.4502387752536) < 1e-12 * loss);
        QVERIFY(std::abs(gradient.norm() - 11.5777164235508) < 1e-12 * loss);
        QVERIFY(std::abs(gradient.dot(weights) - 4.23448322829368) < 1e-12 * loss);
    }

    /// Padding changes nothing, in the value and in the gradient.
    void aBatchIsTheSumOfItsSentences_data() { addKinds(); }
    void aBatchIsTheSumOfItsSentences() {
        QFETCH(TranslatorConfig, kind);
        std::mt19937 random(1);
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const DoubleModel network(seed, 2, kind);
            const auto pairs = randomPairs(random, 1 + random() % 5);
            Flat together = Flat::Zero(network.parameters.flat().size());
            Flat alone = together;
            const double batch = network.loss(pairs, &together);
            double sum = 0;
            for (const EncodedPair& pair : pairs) {
                sum += network.loss({pair}, &alone);
            }
            QVERIFY(std::abs(batch - sum) < 1e-10 * sum);
            QVERIFY((together - alone).cwiseAbs().maxCoeff() <
                    1e-10 * together.cwiseAbs().maxCoeff());
        }
    }

    void theGradientIsThatOfTheLoss_data() { addKinds(); }
    void theGradientIsThatOfTheLoss() {
        QFETCH(TranslatorConfig, kind);
        std::mt19937 random(2);
        DoubleModel network(5, 1, kind);
        const double error = gradientError(network, randomPairs(random, 3));
        QVERIFY2(error < 1e-6, qPrintable(QString::number(error)));
    }

    void everyParameterTakesPart_data() { addKinds(); }
    void everyParameterTakesPart() {
        QFETCH(TranslatorConfig, kind);
        std::mt19937 random(3);
        const DoubleModel network(6, 1, kind);
        Flat gradient = Flat::Zero(network.parameters.flat().size());
        network.loss(randomPairs(random, 30), &gradient);
        for (const auto& entry : network.parameters.entries()) {
            const auto first = static_cast<Eigen::Index>(entry.offset);
            QVERIFY2(gradient.segment(first, entry.shape.size()).cwiseAbs().maxCoeff() > 0,
                     entry.name.c_str());
        }
    }

    /// What training minimises is what decoding shows.
    void theLossIsThatOfTheForcedTrace_data() { addKinds(); }
    void theLossIsThatOfTheForcedTrace() {
        QFETCH(TranslatorConfig, kind);
        std::mt19937 random(4);
        for (std::uint64_t seed = 1; seed <= 10; ++seed) {
            const DoubleModel network(seed, 2, kind);
            const EncodedPair pair = randomPairs(random, 1).front();
            std::vector<std::string> source;
            for (const int id : pair.source) {
                source.push_back(network.model->source.word(id));
            }
            source.pop_back();
            std::vector<int> target = pair.target;
            target.pop_back();
            const auto trace = models::translate(
                network.model, source, {.mode = models::Decoding::Mode::Forced, .forced = target});
            double sum = 0;
            for (int t = 0; t < trace->targetPositions(); ++t) {
                const auto p = trace->value(trace->find("probabilities", t)->node);
                sum -=
                    std::log(static_cast<double>(p(pair.target[static_cast<std::size_t>(t)], 0)));
            }
            QVERIFY(std::abs(sum - network.loss({pair})) < 1e-4 * std::max(1.0, sum));
        }
    }
};

QTEST_GUILESS_MAIN(TestTranslator)
#include "test_translator.moc"
