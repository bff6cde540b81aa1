// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <memory>
#include <string>

#include "language/language.h"
#include "language/vocabulary.h"
#include "models/config.h"
#include "models/translator.h"
#include "tape/parameters.h"

namespace lab::models {

/// A translator with its weights and words: everything needed to translate. Immutable.
struct Model {
    Model(tape::Parameters<float> weights, Translator network, language::Vocabulary sourceWords,
          language::Vocabulary targetWords, std::map<std::string, std::string> notes = {},
          const language::Languages& read = {})
        : parameters(std::move(weights)),
          translator(std::move(network)),
          source(std::move(sourceWords)),
          target(std::move(targetWords)),
          about(std::move(notes)),
          languages(read) {}

    tape::Parameters<float> parameters;
    Translator translator;
    language::Vocabulary source;
    language::Vocabulary target;
    std::map<std::string, std::string> about;  ///< how it was trained: plain key and value
    language::Languages languages;             ///< how its sentences were cut into tokens
};

}  // namespace lab::models
