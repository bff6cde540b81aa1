// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/typed_text.h"

#include "language/tokenizer.h"

namespace lab::models {

std::vector<std::string> sourceTokens(std::string_view typed, const Model& model) {
    auto tokens = language::tokenize(typed, model.languages.source);
    const std::string_view stop = fullStopOf(model.source);
    return stop.empty() ? tokens : language::withFinalStop(std::move(tokens), stop);
}

std::vector<std::string> targetTokens(std::string_view typed, const Model& model) {
    return language::tokenize(typed, model.languages.target);
}

std::string_view fullStopOf(const language::Vocabulary& words) {
    for (const std::string_view stop : {".", "。", "।", "۔", "։", "።"}) {
        if (words.contains(stop)) {
            return stop;
        }
    }
    return {};
}

}  // namespace lab::models
