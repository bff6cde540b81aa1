// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/parameter_word.h"

namespace lab::scene {

std::optional<std::string> wordOfColumn(const models::Trace& trace, const Quantity& quantity) {
    const auto* parameter = trace.parameterOf(quantity.node);
    if (parameter == nullptr || quantity.column < 0) {
        return {};
    }
    const auto& model = trace.model();
    const language::Vocabulary* words = nullptr;
    if (parameter->name == "source.embedding") {
        words = &model.source;
    } else if (parameter->name == "target.embedding") {
        words = &model.target;
    }
    if (words == nullptr || quantity.column >= words->size()) {
        return {};
    }
    return words->word(static_cast<int>(quantity.column));
}

}  // namespace lab::scene
