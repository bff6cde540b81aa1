// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "attention/registry.h"
#include "base/random.h"
#include "models/model.h"

/// A small translator with random weights and words a, b, c, ... (source) and A, B, C, ...
/// `spread` multiplies the weights, so that its choices differ from one another.
inline std::shared_ptr<const lab::models::Model> smallModel(std::uint64_t seed, int words = 6,
                                                            float spread = 3) {
    using namespace lab;
    std::vector<std::string> source;
    std::vector<std::string> target;
    for (int k = 0; k < words; ++k) {
        source.emplace_back(1, static_cast<char>('a' + k));
        target.emplace_back(1, static_cast<char>('A' + k));
    }
    auto sourceWords = language::Vocabulary::fromWords(source);
    auto targetWords = language::Vocabulary::fromWords(target);
    const models::TranslatorConfig config{.embedding = 4,
                                          .encoder = 5,
                                          .decoder = 6,
                                          .attention = 3,
                                          .readout = 7,
                                          .sourceWords = sourceWords.size(),
                                          .targetWords = targetWords.size()};
    tape::Parameters<float> parameters;
    models::Translator translator(config, attention::standardRegistry().find("additive"),
                                  parameters);
    base::Random random(seed);
    translator.initialise(parameters, random);
    parameters.flat() *= spread;
    return std::make_shared<models::Model>(std::move(parameters), std::move(translator),
                                           std::move(sourceWords), std::move(targetWords),
                                           std::map<std::string, std::string>{{"seed", "1"}});
}
