// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "attention/registry.h"
#include "base/random.h"
#include "models/decode.h"
#include "models/model.h"

namespace lab::test {

using Words = std::vector<std::string>;

/// Each word once, in the order of their bytes.
inline Words vocabularyOf(const Words& words) {
    const std::set<std::string> sorted(words.begin(), words.end());
    return {sorted.begin(), sorted.end()};
}

/// A translator with random weights that knows these words: its numbers mean nothing, but they
/// are those of a real run. `sharpness` multiplies what makes scores and logits, so that
/// attention and choice are not all but uniform. `config`: its order and sizes.
inline std::shared_ptr<const models::Model> randomModel(
    const Words& source, const Words& target, std::shared_ptr<const attention::Mechanism> mechanism,
    std::uint64_t seed, float sharpness, models::TranslatorConfig config = {}) {
    auto sourceWords = language::Vocabulary::fromWords(vocabularyOf(source));
    auto targetWords = language::Vocabulary::fromWords(vocabularyOf(target));
    config.sourceWords = sourceWords.size();
    config.targetWords = targetWords.size();
    config.mechanism = mechanism->description().id;
    tape::Parameters<float> parameters;
    models::Translator translator(config, std::move(mechanism), parameters);
    base::Random random(seed);
    translator.initialise(parameters, random);
    for (const auto& entry : parameters.entries()) {
        if (entry.name == "attention.v" || entry.name.starts_with("output")) {
            parameters.value(entry) *= sharpness;
        }
    }
    return std::make_shared<const models::Model>(std::move(parameters), std::move(translator),
                                                 std::move(sourceWords), std::move(targetWords));
}

/// What a random model computes for `source` when it is forced to say `target`.
inline std::shared_ptr<const models::Trace> randomTrace(
    const Words& source, const Words& target, std::uint64_t seed = 1,
    std::shared_ptr<const attention::Mechanism> mechanism =
        attention::standardRegistry().find("additive"),
    float sharpness = 8, const models::TranslatorConfig& config = {}) {
    Words known = target;
    known.insert(known.end(), {"chats", "fleurs", "maison", "rouges", "vertes"});
    const auto model = randomModel(source, known, std::move(mechanism), seed, sharpness, config);
    models::Decoding decoding;
    decoding.mode = models::Decoding::Mode::Forced;
    decoding.forced = model->target.encode(target);
    return models::translate(model, source, decoding);
}

}  // namespace lab::test
