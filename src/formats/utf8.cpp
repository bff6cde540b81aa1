// SPDX-License-Identifier: GPL-3.0-or-later
#include "formats/utf8.h"

#include <cstddef>
#include <optional>

#include "formats/format_error.h"

namespace lab::formats {

namespace {

bool isScalarValue(char32_t codePoint) {
    return codePoint <= 0x10ffff && (codePoint < 0xd800 || codePoint > 0xdfff);
}

/// How many bytes the shortest encoding takes.
std::size_t lengthOf(char32_t codePoint) {
    if (codePoint < 0x80) {
        return 1;
    }
    if (codePoint < 0x800) {
        return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
}

std::size_t lengthAnnouncedBy(unsigned char lead) {
    if (lead < 0x80) {
        return 1;
    }
    if (lead >= 0xc0 && lead < 0xe0) {
        return 2;
    }
    if (lead >= 0xe0 && lead < 0xf0) {
        return 3;
    }
    return lead >= 0xf0 && lead < 0xf8 ? 4 : 0;
}

/// Takes one code point off the front; nothing where the text is malformed.
std::optional<char32_t> takeCodePoint(std::string_view& text) {
    const auto lead = static_cast<unsigned char>(text.front());
    const std::size_t length = lengthAnnouncedBy(lead);
    if (length == 0 || length > text.size()) {
        return std::nullopt;
    }
    char32_t codePoint = length == 1 ? lead : lead & (0x7fU >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte & 0xc0U) != 0x80U) {
            return std::nullopt;
        }
        codePoint = (codePoint << 6U) | (byte & 0x3fU);
    }
    if (!isScalarValue(codePoint) || lengthOf(codePoint) != length) {
        return std::nullopt;
    }
    text.remove_prefix(length);
    return codePoint;
}

}  // namespace

bool isUtf8(std::string_view text) {
    while (!text.empty()) {
        if (!takeCodePoint(text)) {
            return false;
        }
    }
    return true;
}

std::u32string codePoints(std::string_view utf8) {
    std::u32string result;
    result.reserve(utf8.size());
    const std::size_t size = utf8.size();
    while (!utf8.empty()) {
        const auto codePoint = takeCodePoint(utf8);
        if (!codePoint) {
            throw FormatError("malformed UTF-8 at byte " + std::to_string(size - utf8.size()) +
                              ": save the text as UTF-8");
        }
        result += *codePoint;
    }
    return result;
}

void appendUtf8(std::string& text, char32_t codePoint) {
    if (!isScalarValue(codePoint)) {
        throw FormatError("the number " + std::to_string(static_cast<std::uint32_t>(codePoint)) +
                          " is no Unicode character: the text is damaged");
    }
    const std::size_t length = lengthOf(codePoint);
    if (length == 1) {
        text += static_cast<char>(codePoint);
        return;
    }
    const unsigned leadMark = 0xf00U >> length & 0xffU;  // 110….., 1110…., 11110…
    text += static_cast<char>(leadMark | codePoint >> 6U * (length - 1));
    for (std::size_t left = length - 1; left > 0; --left) {
        text += static_cast<char>(0x80U | (codePoint >> 6U * (left - 1) & 0x3fU));
    }
}

}  // namespace lab::formats
