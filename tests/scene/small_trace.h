// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "attention/registry.h"
#include "models/decode.h"

namespace lab::scene::test {

/// A translator of a few units with random weights; the same for the same seed. `choices`: what
/// kind of translator; its sizes are not looked at.
inline std::shared_ptr<const models::Model> smallModel(
    std::uint64_t seed = 7, const models::TranslatorConfig& choices = {}) {
    auto source = language::Vocabulary::fromWords({"he", "likes", "red", "apples", "the", "."});
    auto target = language::Vocabulary::fromWords({"il", "aime", "les", "pommes", "rouges", "."});
    models::TranslatorConfig config = choices;
    config.embedding = 3;
    config.encoder = 2;
    config.decoder = 4;
    config.attention = 5;
    config.readout = 3;
    config.sourceWords = source.size();
    config.targetWords = target.size();
    tape::Parameters<float> parameters;
    models::Translator translator(config, attention::standardRegistry().find(config.mechanism),
                                  parameters);
    base::Random random(seed);
    translator.initialise(parameters, random);
    return std::make_shared<const models::Model>(std::move(parameters), std::move(translator),
                                                 std::move(source), std::move(target));
}

/// The forced translation of one sentence by that model.
inline std::shared_ptr<const models::Trace> smallTrace(
    const std::vector<std::string>& source = {"he", "likes", "apples", "."},
    const std::vector<std::string>& target = {"il", "aime", "pommes", "."}, std::uint64_t seed = 7,
    float temperature = 1) {
    const auto model = smallModel(seed);
    models::Decoding decoding{.mode = models::Decoding::Mode::Forced};
    decoding.forced = model->target.encode(target);
    decoding.temperature = temperature;
    return models::translate(model, source, decoding);
}

}  // namespace lab::scene::test
