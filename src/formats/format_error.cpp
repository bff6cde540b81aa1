// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/format_error.h"

namespace lab::formats {

namespace {

bool isControl(char character) {
    const auto code = static_cast<unsigned char>(character);
    return code < 0x20 || code == 0x7f;
}

std::string escaped(std::string_view text) {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string result;
    result.reserve(text.size());
    for (const char character : text) {
        if (!isControl(character)) {
            result += character;
            continue;
        }
        const auto code = static_cast<unsigned char>(character);
        result += "\\x";
        result += digits[code >> 4U];
        result += digits[code & 0xfU];
    }
    return result;
}

bool continuesCharacter(char character) {
    return (static_cast<unsigned char>(character) & 0xc0U) == 0x80U;
}

}  // namespace

FormatError::FormatError(std::string_view message) : std::runtime_error(escaped(message)) {}

std::string quote(std::string_view text) {
    constexpr std::size_t longest = 80;
    if (text.size() <= longest) {
        return "'" + escaped(text) + "'";
    }
    std::size_t end = longest;
    while (end > 0 && continuesCharacter(text[end])) {
        --end;
    }
    return "'" + escaped(text.substr(0, end)) + "…'";
}

}  // namespace lab::formats
