// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/tokens_of_text.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/utf8.h"
#include "language/script.h"

namespace lab::language {

namespace {

enum class Kind { Space, Word, Character, Punctuation, Symbol };

bool isIn(char32_t c, char32_t first, char32_t last) {
    return c >= first && c <= last;
}

bool isSpace(char32_t c) {
    return c <= 0x20 || isIn(c, 0x7F, 0xA0) || c == 0x1680 || isIn(c, 0x2000, 0x200A) ||
           c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F || c == 0x3000;
}

/// Soft hyphen, zero-width space, direction marks, byte order mark. The joiners U+200C and U+200D
/// stay: emoji and some scripts need them.
bool isInvisible(char32_t c) {
    return c == 0xAD || c == 0x200B || c == 0x200E || c == 0x200F || isIn(c, 0x202A, 0x202E) ||
           isIn(c, 0x2060, 0x2069) || c == 0xFEFF;
}

char32_t straight(char32_t c) {
    if (isSpace(c)) {
        return ' ';
    }
    if (c == 0x2018 || c == 0x2019 || c == 0x201B || c == 0x2BC || c == 0x2032 || c == 0xFF07) {
        return '\'';
    }
    if (isIn(c, 0x201C, 0x201F)) {
        return '"';
    }
    return c == 0x2010 || c == 0x2011 ? U'-' : c;
}

bool isDigit(char32_t c) {
    return isIn(c, '0', '9');
}

Kind kindOf(char32_t c) {
    if (c == ' ') {
        return Kind::Space;
    }
    if (c == '\'' || c == '-' || isDigit(c) || isIn(c, 'a', 'z')) {
        return Kind::Word;
    }
    if (isPunctuation(c)) {
        return Kind::Punctuation;
    }
    if (isCharacterOfItsOwn(c)) {
        return Kind::Character;
    }
    return isSymbol(c) ? Kind::Symbol : Kind::Word;
}

/// 3.5, 1,000 and 12:30 are one token.
bool joinsDigits(std::u32string_view text, std::size_t at) {
    const char32_t c = text[at];
    return (c == '.' || c == ',' || c == ':') && at > 0 && at + 1 < text.size() &&
           isDigit(text[at - 1]) && isDigit(text[at + 1]);
}

/// The end of the token that starts at `at`, which is not a space.
std::size_t endOfToken(std::u32string_view text, std::size_t at) {
    const Kind kind = kindOf(text[at]);
    std::size_t end = at + 1;
    if (kind == Kind::Punctuation) {
        while (text[at] == '.' && end < text.size() && text[end] == '.') {
            ++end;  // an ellipsis is one token
        }
        return end;
    }
    if (kind == Kind::Character) {
        while (end < text.size() && followsCharacter(text[end])) {
            ++end;
        }
        return end;
    }
    while (end < text.size() &&
           (kindOf(text[end]) == kind || (kind == Kind::Word && joinsDigits(text, end)))) {
        ++end;
    }
    return end;
}

}  // namespace

std::u32string normalizeText(std::string_view text, LetterCase letters) {
    std::u32string result;
    for (const char32_t c : base::decodeUtf8(text)) {
        if (isInvisible(c)) {
            continue;
        }
        if (c == 0x2026) {
            result += U"...";
        } else {
            const char32_t plain = straight(c);
            result.push_back(letters == LetterCase::Kept ? plain : toLower(plain));
        }
    }
    return composeAccents(std::move(result));
}

std::vector<std::u32string> splitWords(std::u32string_view text) {
    std::vector<std::u32string> tokens;
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] == ' ') {
            ++at;
            continue;
        }
        const std::size_t end = endOfToken(text, at);
        tokens.emplace_back(text.substr(at, end - at));
        at = end;
    }
    return tokens;
}

}  // namespace lab::language
