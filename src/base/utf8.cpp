// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/utf8.h"

namespace lab::base {
namespace {

constexpr char32_t replacement = 0xFFFD;

unsigned byteAt(std::string_view text, std::size_t index) {
    return static_cast<unsigned char>(text[index]);
}

/// How many bytes a character has that begins with this one; 0: none does.
std::size_t lengthAnnouncedBy(unsigned lead) {
    if (lead < 0x80) {
        return 1;
    }
    if (lead < 0xC2 || lead > 0xF4) {
        return 0;
    }
    if (lead < 0xE0) {
        return 2;
    }
    return lead < 0xF0 ? 3 : 4;
}

std::size_t encodedLength(char32_t codePoint) {
    if (codePoint < 0x80) {
        return 1;
    }
    if (codePoint < 0x800) {
        return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
}

}  // namespace

bool isScalarValue(char32_t codePoint) {
    return codePoint <= 0x10FFFF && (codePoint < 0xD800 || codePoint > 0xDFFF);
}

char32_t codePoint(std::string_view character) {
    const unsigned lead = byteAt(character, 0);
    char32_t value = character.size() == 1 ? lead : lead & (0x7FU >> character.size());
    for (std::size_t i = 1; i < character.size(); ++i) {
        value = (value << 6U) | (byteAt(character, i) & 0x3FU);
    }
    return value;
}

std::optional<std::size_t> characterLength(std::string_view text) {
    const std::size_t length = text.empty() ? 0 : lengthAnnouncedBy(byteAt(text, 0));
    if (length == 0 || length > text.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 1; i < length; ++i) {
        if ((byteAt(text, i) & 0xC0U) != 0x80U) {
            return std::nullopt;
        }
    }
    const char32_t value = codePoint(text.substr(0, length));
    if (!isScalarValue(value) || encodedLength(value) != length) {
        return std::nullopt;
    }
    return length;
}

bool isValidUtf8(std::string_view text) {
    while (!text.empty()) {
        const auto length = characterLength(text);
        if (!length) {
            return false;
        }
        text.remove_prefix(*length);
    }
    return true;
}

std::u32string decodeUtf8(std::string_view text) {
    std::u32string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const auto length = characterLength(text);
        result += length ? codePoint(text.substr(0, *length)) : replacement;
        text.remove_prefix(length.value_or(1));
    }
    return result;
}

void appendUtf8(std::string& text, char32_t codePoint) {
    if (!isScalarValue(codePoint)) {
        codePoint = replacement;
    }
    const std::size_t length = encodedLength(codePoint);
    if (length == 1) {
        text += static_cast<char>(codePoint);
        return;
    }
    const unsigned leadMark = (0xF00U >> length) & 0xFFU;
    text += static_cast<char>(leadMark | (codePoint >> (6U * (length - 1))));
    for (std::size_t left = length - 1; left > 0; --left) {
        text += static_cast<char>(0x80U | ((codePoint >> (6U * (left - 1))) & 0x3FU));
    }
}

std::string encodeUtf8(std::u32string_view text) {
    std::string result;
    for (const char32_t codePoint : text) {
        appendUtf8(result, codePoint);
    }
    return result;
}

}  // namespace lab::base
