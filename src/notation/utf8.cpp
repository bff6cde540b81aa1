// SPDX-License-Identifier: GPL-3.0-or-later
#include "notation/utf8.h"

namespace lab::notation {
namespace {

unsigned byteAt(std::string_view text, std::size_t index) {
    return static_cast<unsigned char>(text[index]);
}

std::size_t lengthOfLead(unsigned lead) {
    if (lead < 0x80)
        return 1;
    if (lead >= 0xC2 && lead <= 0xDF)
        return 2;
    if (lead >= 0xE0 && lead <= 0xEF)
        return 3;
    if (lead >= 0xF0 && lead <= 0xF4)
        return 4;
    return 0;
}

bool isScalarValue(char32_t code, std::size_t length) {
    if (length == 3)
        return code >= 0x800 && !(code >= 0xD800 && code <= 0xDFFF);
    return length != 4 || (code >= 0x10000 && code <= 0x10FFFF);
}

}  // namespace

char32_t codePoint(std::string_view character) {
    constexpr unsigned leadBits[] = {0, 0x7F, 0x1F, 0x0F, 0x07};
    char32_t code = byteAt(character, 0) & leadBits[character.size()];
    for (std::size_t i = 1; i < character.size(); ++i)
        code = (code << 6) | (byteAt(character, i) & 0x3F);
    return code;
}

std::optional<std::size_t> characterLength(std::string_view text) {
    if (text.empty())
        return std::nullopt;
    const std::size_t length = lengthOfLead(byteAt(text, 0));
    if (length == 0 || length > text.size())
        return std::nullopt;
    for (std::size_t i = 1; i < length; ++i)
        if ((byteAt(text, i) & 0xC0) != 0x80)
            return std::nullopt;
    if (!isScalarValue(codePoint(text.substr(0, length)), length))
        return std::nullopt;
    return length;
}

}  // namespace lab::notation
