// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/text_encoding.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "base/utf8.h"

namespace lab::language {

namespace {

constexpr std::string_view utf8Mark = "\xEF\xBB\xBF";
constexpr std::string_view littleMark = "\xFF\xFE";
constexpr std::string_view bigMark = "\xFE\xFF";
constexpr char32_t replacement = 0xFFFD;

/// Enough of a file to see how it is stored.
constexpr std::size_t lookedAt = 65'536;

/// Windows-1252 from 0x80 to 0x9F; U+FFFD where it has nothing.
constexpr std::array<char32_t, 32> windowsSigns = {
    0x20AC,      replacement, 0x201A, 0x0192, 0x201E, 0x2026,      0x2020, 0x2021,
    0x02C6,      0x2030,      0x0160, 0x2039, 0x0152, replacement, 0x017D, replacement,
    replacement, 0x2018,      0x2019, 0x201C, 0x201D, 0x2022,      0x2013, 0x2014,
    0x02DC,      0x2122,      0x0161, 0x203A, 0x0153, replacement, 0x017E, 0x0178};

unsigned byteAt(std::string_view bytes, std::size_t at) {
    return static_cast<unsigned char>(bytes[at]);
}

/// Text has hardly any control characters, in whatever encoding of a byte a letter.
bool looksBinary(std::string_view bytes) {
    constexpr std::size_t most = 20;  // one in so many
    bytes = bytes.substr(0, lookedAt);
    const auto controls = std::count_if(bytes.begin(), bytes.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == 0x7F || (byte < 0x20 && (byte < '\t' || byte > '\r'));
    });
    return static_cast<std::size_t>(controls) * most > bytes.size() && !base::isValidUtf8(bytes);
}

void refuseWhatIsNoText(std::string_view bytes) {
    using namespace std::string_view_literals;
    if (bytes.starts_with("\x1F\x8B"sv) || bytes.starts_with("PK\x03\x04"sv)) {
        throw EncodingError("this is a compressed file: unpack it and give the text file in it");
    }
    if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) {
        throw EncodingError("this text is stored as UTF-32: save it as UTF-8");
    }
}

/// UTF-16 without a mark, told by the zeros of its Latin letters.
std::optional<TextEncoding> unmarkedUtf16(std::string_view bytes) {
    bytes = bytes.substr(0, lookedAt);
    std::array<std::size_t, 2> zeros{};
    for (std::size_t at = 0; at < bytes.size(); ++at) {
        zeros[at % 2] += bytes[at] == '\0' ? 1 : 0;
    }
    const auto isOften = [&](std::size_t count) { return count > 1 && count * 8 >= bytes.size(); };
    if (zeros[0] == 0 && isOften(zeros[1])) {
        return TextEncoding::Utf16Little;
    }
    if (zeros[1] == 0 && isOften(zeros[0])) {
        return TextEncoding::Utf16Big;
    }
    return std::nullopt;
}

char32_t unitAt(std::string_view bytes, std::size_t at, bool isLittle) {
    const unsigned first = byteAt(bytes, at);
    const unsigned second = byteAt(bytes, at + 1);
    return isLittle ? first | (second << 8U) : (first << 8U) | second;
}

std::string fromUtf16(std::string_view bytes, bool isLittle) {
    if (bytes.starts_with(isLittle ? littleMark : bigMark)) {
        bytes.remove_prefix(2);
    }
    std::string text;
    text.reserve(bytes.size());
    std::size_t at = 0;
    for (; at + 1 < bytes.size(); at += 2) {
        char32_t c = unitAt(bytes, at, isLittle);
        const char32_t next = at + 3 < bytes.size() ? unitAt(bytes, at + 2, isLittle) : 0;
        if ((c & 0xFC00U) == 0xD800 && (next & 0xFC00U) == 0xDC00) {
            c = 0x10000 + ((c & 0x3FFU) << 10U) + (next & 0x3FFU);
            at += 2;
        }
        base::appendUtf8(text, c);  // half a pair becomes U+FFFD
    }
    if (at < bytes.size()) {
        base::appendUtf8(text, replacement);
    }
    return text;
}

std::string fromLatin1(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size() + bytes.size() / 8);
    for (const char byte : bytes) {
        const char32_t c = static_cast<unsigned char>(byte);
        base::appendUtf8(text, c >= 0x80 && c < 0xA0 ? windowsSigns[c - 0x80] : c);
    }
    return text;
}

}  // namespace

std::string_view nameOf(TextEncoding encoding) {
    switch (encoding) {
        case TextEncoding::Utf16Little:
            return "UTF-16 (little-endian)";
        case TextEncoding::Utf16Big:
            return "UTF-16 (big-endian)";
        case TextEncoding::Latin1:
            return "Latin-1";
        case TextEncoding::Utf8:
            break;
    }
    return "UTF-8";
}

TextEncoding encodingOf(std::string_view bytes) {
    refuseWhatIsNoText(bytes);
    if (bytes.starts_with(littleMark)) {
        return TextEncoding::Utf16Little;
    }
    if (bytes.starts_with(bigMark)) {
        return TextEncoding::Utf16Big;
    }
    if (const auto utf16 = unmarkedUtf16(bytes)) {
        return *utf16;
    }
    if (looksBinary(bytes)) {
        throw EncodingError("this looks binary: give a text file");
    }
    return TextEncoding::Utf8;
}

std::string toUtf8(std::string bytes, TextEncoding encoding) {
    switch (encoding) {
        case TextEncoding::Utf16Little:
        case TextEncoding::Utf16Big:
            return fromUtf16(bytes, encoding == TextEncoding::Utf16Little);
        case TextEncoding::Latin1:
            return fromLatin1(bytes);
        case TextEncoding::Utf8:
            break;
    }
    if (bytes.starts_with(utf8Mark)) {
        bytes.erase(0, utf8Mark.size());
    }
    return bytes;
}

}  // namespace lab::language
