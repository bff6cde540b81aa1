// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/language.h"

#include <array>
#include <utility>

#include "language/tokenizer.h"

namespace lab::language {

namespace {

constexpr std::array<std::pair<std::string_view, Language>, 4> names{
    {{"english", {.tokens = TokensOf::English}},
     {"french", {.tokens = TokensOf::French}},
     {"other", {.tokens = TokensOf::AnyLanguage}},
     {"other, capitals", {.tokens = TokensOf::AnyLanguage, .letters = LetterCase::Kept}}}};

}  // namespace

std::string_view nameOf(const Language& language) {
    for (const auto& [name, named] : names) {
        const bool sameLetters =
            language.tokens != TokensOf::AnyLanguage || named.letters == language.letters;
        if (named.tokens == language.tokens && sameLetters) {
            return name;
        }
    }
    return names.front().first;
}

std::optional<Language> languageNamed(std::string_view name) {
    for (const auto& [known, language] : names) {
        if (known == name) {
            return language;
        }
    }
    return std::nullopt;
}

std::vector<std::string> tokenize(std::string_view text, const Language& language) {
    switch (language.tokens) {
        case TokensOf::English:
            return tokenizeEnglish(text);
        case TokensOf::French:
            return tokenizeFrench(text);
        case TokensOf::AnyLanguage:
            break;
    }
    return tokenizeAnyLanguage(text, language.letters);
}

std::string detokenize(const std::vector<std::string>& tokens, const Language& language) {
    switch (language.tokens) {
        case TokensOf::English:
            return detokenizeEnglish(tokens);
        case TokensOf::French:
            return detokenizeFrench(tokens);
        case TokensOf::AnyLanguage:
            break;
    }
    return detokenizeAnyLanguage(tokens);
}

}  // namespace lab::language
