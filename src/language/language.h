// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "language/letters.h"

namespace lab::language {

/// Whose rules divide a text into words, see language/tokenizer.h.
enum class TokensOf { English, French, AnyLanguage };

/// How a text of one side is cut into tokens: what a sentence is read with must be what its
/// translator learnt with.
struct Language {
    TokensOf tokens = TokensOf::AnyLanguage;
    LetterCase letters = LetterCase::Lowered;  ///< of AnyLanguage; the others lower all letters

    friend bool operator==(const Language&, const Language&) = default;
};

/// Those of a translator's two sides; the shipped ones unless said otherwise.
struct Languages {
    Language source{.tokens = TokensOf::English};
    Language target{.tokens = TokensOf::French};

    friend bool operator==(const Languages&, const Languages&) = default;
};

/// "english", "french", "other", "other, capitals": as files and options spell them.
std::string_view nameOf(const Language& language);
/// None where there is none of that name.
std::optional<Language> languageNamed(std::string_view name);

/// Tokens of a text by these rules. Never throws but std::bad_alloc.
std::vector<std::string> tokenize(std::string_view text, const Language& language);

/// Text as people write it, from tokens. Where nothing is known of the language, tokens that its
/// script writes without spaces are joined, and punctuation stands at its word.
std::string detokenize(const std::vector<std::string>& tokens, const Language& language);

}  // namespace lab::language
