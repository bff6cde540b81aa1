// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "attention/registry.h"
#include "base/random.h"
#include "models/model.h"

/// A translator of these sizes with random weights, multiplied by `spread`, and words a, b, c, ...
/// (source) and A, B, C, ...
inline std::shared_ptr<const lab::models::Model> modelOf(lab::models::TranslatorConfig config,
                                                         std::uint64_t seed, int words,
                                                         float spread) {
    using namespace lab;
    std::vector<std::string> source;
    std::vector<std::string> target;
    for (int k = 0; k < words; ++k) {
        source.emplace_back(1, static_cast<char>('a' + k));
        target.emplace_back(1, static_cast<char>('A' + k));
    }
    auto sourceWords = language::Vocabulary::fromWords(source);
    auto targetWords = language::Vocabulary::fromWords(target);
    config.sourceWords = sourceWords.size();
    config.targetWords = targetWords.size();
    tape::Parameters<float> parameters;
    models::Translator translator(config, attention::standardRegistry().find(config.mechanism),
                                  parameters);
    base::Random random(seed);
    translator.initialise(parameters, random);
    parameters.flat() *= spread;
    return std::make_shared<models::Model>(std::move(parameters), std::move(translator),
                                           std::move(sourceWords), std::move(targetWords),
                                           std::map<std::string, std::string>{{"seed", "1"}});
}

/// A small one, large enough that its choices differ from one another. `choices`: what kind of
/// translator; its sizes are not looked at.
inline std::shared_ptr<const lab::models::Model> smallModel(
    std::uint64_t seed, int words = 6, float spread = 3,
    const lab::models::TranslatorConfig& choices = {}) {
    lab::models::TranslatorConfig config = choices;
    config.embedding = 4;
    config.encoder = 5;
    config.decoder = 6;
    config.attention = 3;
    config.readout = 7;
    return modelOf(config, seed, words, spread);
}
