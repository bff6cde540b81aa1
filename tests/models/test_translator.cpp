// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/translator.h"

#include <QtTest>
#include <cmath>
#include <random>

#include "models/decode.h"
#include "small_model.h"

using namespace lab;
using language::Vocabulary;
using models::EncodedPair;
using Flat = tape::Parameters<double>::Flat;

namespace {

/// A network in double with random weights.
struct DoubleModel {
    std::shared_ptr<const models::Model> model;
    tape::Parameters<double> parameters;

    explicit DoubleModel(std::uint64_t seed, float spread = 1)
        : model(smallModel(seed, 6, spread)), parameters(model->parameters.as<double>()) {}

    double loss(const std::vector<EncodedPair>& pairs, Flat* gradient = nullptr) const {
        std::vector<const EncodedPair*> pointers;
        for (const EncodedPair& pair : pairs) {
            pointers.push_back(&pair);
        }
        const models::Batch batch = models::makeBatch(pointers);
        tape::Tape<double> tape;
        tape::Run<double> run(tape, parameters, gradient);
        const auto loss = model->translator.loss(run, batch);
        if (gradient != nullptr) {
            tape.backward(loss);
        }
        return loss.value()(0, 0);
    }
};

std::vector<int> randomIds(std::mt19937& random, int words) {
    std::vector<int> ids(1 + random() % 6);
    for (int& id : ids) {
        id = Vocabulary::kUnk + static_cast<int>(random() % static_cast<unsigned>(words + 1));
    }
    ids.push_back(Vocabulary::kEos);
    return ids;
}

std::vector<EncodedPair> randomPairs(std::mt19937& random, std::size_t count) {
    std::vector<EncodedPair> pairs(count);
    for (EncodedPair& pair : pairs) {
        pair = {randomIds(random, 6), randomIds(random, 6)};
    }
    return pairs;
}

}  // namespace

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
    void aBatchIsTheSumOfItsSentences() {
        std::mt19937 random(1);
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const DoubleModel network(seed, 2);
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

    /// Relative error of the whole gradient against central differences, and of each number.
    void theGradientIsThatOfTheLoss() {
        std::mt19937 random(2);
        DoubleModel network(5);
        const auto pairs = randomPairs(random, 3);
        Flat gradient = Flat::Zero(network.parameters.flat().size());
        network.loss(pairs, &gradient);
        constexpr double step = 1e-5;
        const double scale = gradient.cwiseAbs().maxCoeff();
        for (Eigen::Index k = 0; k < gradient.size(); ++k) {
            double& number = network.parameters.flat()(k);
            const double before = number;
            number = before + step;
            const double above = network.loss(pairs);
            number = before - step;
            const double below = network.loss(pairs);
            number = before;
            const double expected = (above - below) / (2 * step);
            QVERIFY2(std::abs(expected - gradient(k)) < 1e-6 * scale,
                     qPrintable(QString("number %1: %2, not %3")
                                    .arg(k)
                                    .arg(gradient(k), 0, 'g', 12)
                                    .arg(expected, 0, 'g', 12)));
        }
    }

    void everyParameterTakesPart() {
        std::mt19937 random(3);
        const DoubleModel network(6);
        Flat gradient = Flat::Zero(network.parameters.flat().size());
        network.loss(randomPairs(random, 30), &gradient);
        for (const auto& entry : network.parameters.entries()) {
            const auto first = static_cast<Eigen::Index>(entry.offset);
            QVERIFY2(gradient.segment(first, entry.shape.size()).cwiseAbs().maxCoeff() > 0,
                     entry.name.c_str());
        }
    }

    /// What training minimises is what decoding shows.
    void theLossIsThatOfTheForcedTrace() {
        std::mt19937 random(4);
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const DoubleModel network(seed, 2);
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
