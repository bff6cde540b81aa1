// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <random>
#include <vector>

#include "small_model.h"

/// The loss of small translators in double, and random sentences for them.
namespace lab::models::testing {

using language::Vocabulary;
using Flat = tape::Parameters<double>::Flat;

/// A network in double with random weights.
struct DoubleModel {
    std::shared_ptr<const Model> model;
    tape::Parameters<double> parameters;

    explicit DoubleModel(std::uint64_t seed, float spread = 1, const TranslatorConfig& choices = {})
        : DoubleModel(smallModel(seed, 6, spread, choices)) {}

    explicit DoubleModel(std::shared_ptr<const Model> translator)
        : model(std::move(translator)), parameters(model->parameters.as<double>()) {}

    double loss(const std::vector<EncodedPair>& pairs, Flat* gradient = nullptr) const {
        std::vector<const EncodedPair*> pointers;
        for (const EncodedPair& pair : pairs) {
            pointers.push_back(&pair);
        }
        const Batch batch = makeBatch(pointers);
        tape::Tape<double> tape;
        tape::Run<double> run(tape, parameters, gradient);
        const auto loss = model->translator.loss(run, batch);
        if (gradient != nullptr) {
            tape.backward(loss);
        }
        return loss.value()(0, 0);
    }
};

inline std::vector<int> randomIds(std::mt19937& random, int words) {
    std::vector<int> ids(1 + random() % 6);
    for (int& id : ids) {
        id = Vocabulary::kUnk + static_cast<int>(random() % static_cast<unsigned>(words + 1));
    }
    ids.push_back(Vocabulary::kEos);
    return ids;
}

inline std::vector<EncodedPair> randomPairs(std::mt19937& random, std::size_t count) {
    std::vector<EncodedPair> pairs(count);
    for (EncodedPair& pair : pairs) {
        pair = {randomIds(random, 6), randomIds(random, 6)};
    }
    return pairs;
}

/// The largest error of the gradient against central differences, in units of its largest number.
inline double gradientError(DoubleModel& network, const std::vector<EncodedPair>& pairs) {
    Flat gradient = Flat::Zero(network.parameters.flat().size());
    network.loss(pairs, &gradient);
    constexpr double step = 1e-5;
    double worst = 0;
    for (Eigen::Index k = 0; k < gradient.size(); ++k) {
        double& number = network.parameters.flat()(k);
        const double before = number;
        number = before + step;
        const double above = network.loss(pairs);
        number = before - step;
        const double below = network.loss(pairs);
        number = before;
        worst = std::max(worst, std::abs((above - below) / (2 * step) - gradient(k)));
    }
    return worst / gradient.cwiseAbs().maxCoeff();
}

}  // namespace lab::models::testing
