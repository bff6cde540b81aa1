// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tokenizer.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <utility>

#include "base/utf8.h"
#include "language/script.h"
#include "language/tokens_of_text.h"

namespace lab::language {

namespace {

using Tokens = std::vector<std::string>;

bool isOneOf(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Whole words that stand for two.
const std::pair<std::string_view, std::array<std::string_view, 2>> kContractions[] = {
    {"cannot", {"can", "n't"}},   {"can't", {"can", "n't"}},   {"won't", {"will", "n't"}},
    {"shan't", {"shall", "n't"}}, {"ain't", {"is", "n't"}},    {"let's", {"let", "us"}},
    {"i'm", {"i", "am"}},         {"doesnt", {"does", "n't"}}, {"dont", {"do", "n't"}},
    {"didnt", {"did", "n't"}},    {"isnt", {"is", "n't"}},     {"arent", {"are", "n't"}},
    {"wasnt", {"was", "n't"}},    {"werent", {"were", "n't"}}, {"cant", {"can", "n't"}},
    {"hasnt", {"has", "n't"}},    {"havent", {"have", "n't"}},
};

/// Endings of a verb after any word, and the verb.
constexpr std::pair<std::string_view, std::string_view> kVerbEndings[] = {
    {"'re", "are"}, {"'ve", "have"}, {"'ll", "will"}, {"'d", "would"}, {"'m", "am"}};

bool hasStem(std::string_view word, std::string_view ending) {
    return word.size() > ending.size() && word.ends_with(ending);
}

/// After these "'s" is the verb; after other words it is the genitive.
bool takesVerb(std::string_view stem) {
    return isOneOf(stem, {"he", "she", "it", "that", "this", "what", "who", "there", "here",
                          "where", "how", "when"});
}

/// Splits a word without apostrophes at its edges.
void addEnglishWord(std::string_view word, Tokens& tokens) {
    for (const auto& [whole, parts] : kContractions) {
        if (word == whole) {
            tokens.insert(tokens.end(), parts.begin(), parts.end());
            return;
        }
    }
    if (hasStem(word, "n't")) {
        tokens.emplace_back(word.substr(0, word.size() - 3));
        tokens.emplace_back("n't");
        return;
    }
    for (const auto& [ending, verb] : kVerbEndings) {
        if (hasStem(word, ending)) {
            tokens.emplace_back(word.substr(0, word.size() - ending.size()));
            tokens.emplace_back(verb);
            return;
        }
    }
    if (hasStem(word, "'s")) {
        const std::string_view stem = word.substr(0, word.size() - 2);
        tokens.emplace_back(stem);
        tokens.emplace_back(takesVerb(stem) ? "is" : "'s");
        return;
    }
    tokens.emplace_back(word);
}

/// Takes apostrophes at the edges off as quotation marks; what is within goes to `add`.
template <typename Add>
void addWithoutQuotes(std::string_view word, Tokens& tokens, const Add& add) {
    const std::size_t first = std::min(word.find_first_not_of('\''), word.size());
    tokens.insert(tokens.end(), first, "'");
    word.remove_prefix(first);
    const std::size_t last = word.find_last_not_of('\'');
    const std::size_t length = last == std::string_view::npos ? 0 : last + 1;
    if (length > 0) {
        add(word.substr(0, length));
    }
    tokens.insert(tokens.end(), word.size() - length, "'");
}

/// A word with its quotation marks, unless its apostrophe is the clitic's.
void addQuoted(std::string_view word, Tokens& tokens) {
    if (isOneOf(word, {"n't", "'s", "'re", "'ve", "'ll", "'d", "'m"})) {
        tokens.emplace_back(word);
        return;
    }
    addWithoutQuotes(word, tokens,
                     [&](std::string_view within) { addEnglishWord(within, tokens); });
}

/// "teachers' book": the apostrophe after a plural s is the genitive, unless it closes a quotation.
void markPluralGenitives(Tokens& tokens) {
    bool quoted = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i] != "'") {
            continue;
        }
        const bool genitive = !quoted && i > 0 && tokens[i - 1].ends_with('s') &&
                              i + 1 < tokens.size() && tokens[i + 1] != "'";
        if (genitive) {
            tokens[i] = "'s";
        } else {
            quoted = !quoted;
        }
    }
}

void addFrenchWord(std::string_view word, Tokens& tokens) {
    for (;;) {
        const std::size_t at = word.find('\'');
        const bool whole = at == std::string_view::npos ||
                           isOneOf(word, {"aujourd'hui", "quelqu'un", "quelqu'une", "presqu'île"});
        if (whole) {
            break;
        }
        tokens.emplace_back(word.substr(0, at + 1));
        word.remove_prefix(at + 1);
    }
    if (!word.empty()) {
        tokens.emplace_back(word);
    }
}

/// "mr ." as one abbreviation again.
void joinAbbreviations(Tokens& tokens) {
    for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
        if (tokens[i + 1] == "." && isOneOf(tokens[i], {"mr", "mrs", "ms", "dr"})) {
            tokens[i] += '.';
            tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(i) + 1);
        }
    }
}

bool endsSentence(std::string_view token) {
    return isOneOf(token, {".", "?", "!", "..."});
}

/// The same in other scripts: Chinese and Japanese, Arabic, Greek, Armenian, Indian, Ethiopic.
bool endsForeignSentence(std::string_view token) {
    return isOneOf(token, {"。", "？", "！", "．", "؟", "۔", ";", "։", "।", "።"});
}

bool joinsLeft(std::string_view token) {
    return endsSentence(token) || isOneOf(token, {",", ")", "]"});
}

bool joinsRight(std::string_view token) {
    return isOneOf(token, {"(", "["});
}

/// 0 where the token does not begin with well-formed UTF-8.
char32_t firstCharacter(std::string_view token) {
    const std::size_t length = base::characterLength(token).value_or(0);
    return length == 0 ? 0 : base::codePoint(token.substr(0, length));
}

/// Stands without spaces around it: what is a token by itself, and punctuation of its width.
bool isWide(char32_t c) {
    const bool isWideSign = (c >= 0x3000 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF65);
    return isCharacterOfItsOwn(c) || isWideSign;
}

}  // namespace

std::vector<std::string> tokenizeEnglish(std::string_view text) {
    Tokens tokens;
    for (const std::u32string& word : splitWords(normalizeText(text))) {
        addQuoted(base::encodeUtf8(word), tokens);
    }
    markPluralGenitives(tokens);
    joinAbbreviations(tokens);
    return tokens;
}

std::vector<std::string> tokenizeFrench(std::string_view text) {
    Tokens tokens;
    for (const std::u32string& word : splitWords(normalizeText(text))) {
        addFrenchWord(base::encodeUtf8(word), tokens);
    }
    return tokens;
}

std::vector<std::string> tokenizeAnyLanguage(std::string_view text, LetterCase letters) {
    Tokens tokens;
    for (const std::u32string& word : splitWords(normalizeText(text, letters))) {
        addWithoutQuotes(base::encodeUtf8(word), tokens,
                         [&](std::string_view within) { tokens.emplace_back(within); });
    }
    return tokens;
}

bool hasLetter(const std::vector<std::string>& tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [](std::string_view token) {
        for (std::size_t length = 0; !token.empty(); token.remove_prefix(length)) {
            length = base::characterLength(token).value_or(0);
            if (length == 0) {
                return false;
            }
            if (isLetter(base::codePoint(token.substr(0, length)))) {
                return true;
            }
        }
        return false;
    });
}

std::vector<std::string> withFinalStop(std::vector<std::string> tokens, std::string_view stop) {
    if (!tokens.empty() && !endsSentence(tokens.back()) && !endsForeignSentence(tokens.back())) {
        tokens.emplace_back(stop);
    }
    return tokens;
}

std::string detokenizeEnglish(const std::vector<std::string>& tokens) {
    std::string text;
    bool open = true;
    for (const std::string& token : tokens) {
        if (token == "n't" && text.ends_with("will")) {
            text.replace(text.size() - 4, 4, "wo");
        } else if (token == "n't" && text.ends_with("can")) {
            text.pop_back();
        }
        if (token == "'s" && text.ends_with('s')) {
            text += '\'';
            continue;
        }
        const bool clitic = token == "n't" || (token.size() > 1 && token.front() == '\'');
        if (!open && !clitic && !joinsLeft(token) && !isOneOf(token, {":", ";"})) {
            text += ' ';
        }
        text += token;
        open = joinsRight(token);
    }
    return text;
}

std::string detokenizeFrench(const std::vector<std::string>& tokens) {
    constexpr std::string_view kNarrowSpace = "\u202F";
    constexpr std::string_view kHardSpace = "\u00A0";
    std::string text;
    bool open = true;
    for (const std::string& token : tokens) {
        if (!text.empty() && isOneOf(token, {"?", "!", ";"})) {
            text += kNarrowSpace;
        } else if (!text.empty() && isOneOf(token, {":", "»"})) {
            text += kHardSpace;
        } else if (!open && !joinsLeft(token)) {
            text += text.ends_with("«") ? kHardSpace : " ";
        }
        text += token;
        open = joinsRight(token) || (token.size() > 1 && token.ends_with('\''));
    }
    return text;
}

std::string detokenizeAnyLanguage(const std::vector<std::string>& tokens) {
    std::string text;
    bool open = true;
    for (const std::string& token : tokens) {
        const char32_t first = firstCharacter(token);
        const bool wide = isWide(first);
        const bool closes =
            joinsLeft(token) || endsForeignSentence(token) || isOneOf(token, {":", ";", "،", "؛"});
        if (!open && !wide && !closes) {
            text += ' ';
        }
        text += token;
        open = wide || joinsRight(token);
    }
    return text;
}

}  // namespace lab::language
