// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/letters.h"

#include <utf8proc.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace lab::language {
namespace {

char32_t lowerGreekAccented(char32_t c) {
    switch (c) {
        case 0x386:
            return 0x3AC;
        case 0x388:
        case 0x389:
        case 0x38A:
            return c + 0x25;
        case 0x38C:
            return 0x3CC;
        case 0x38E:
        case 0x38F:
            return c + 0x3F;
        default:
            return c;
    }
}

/// What comes in pairs of a capital and its small letter beyond Latin Extended-A.
char32_t lowerOfPair(char32_t c) {
    const auto in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    const bool capitalIsEven = in(0x1A0, 0x1A5) || in(0x1F8, 0x21F) || in(0x222, 0x233) ||
                               in(0x460, 0x481) || in(0x48A, 0x4BF) || in(0x4D0, 0x52F) ||
                               in(0x1E00, 0x1E95) || in(0x1EA0, 0x1EFF);
    if (capitalIsEven) {
        return c | 1U;
    }
    const bool capitalIsOdd = c == 0x1AF || in(0x4C1, 0x4CE);
    return capitalIsOdd && c % 2 == 1 ? c + 1 : c;
}

}  // namespace

char32_t toLower(char32_t c) {
    const auto in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    if (in('A', 'Z') || (in(0xC0, 0xDE) && c != 0xD7) || (in(0x391, 0x3AB) && c != 0x3A2) ||
        in(0x410, 0x42F) || in(0xFF21, 0xFF3A)) {
        return c + 0x20;
    }
    if (in(0x400, 0x40F)) {
        return c + 0x50;
    }
    if (c == 0x178) {
        return 0xFF;  // Y with diaeresis has its small letter in Latin-1
    }
    if (in(0x531, 0x556)) {
        return c + 0x30;
    }
    if (c == 0x1E9E) {
        return 0xDF;  // capital sharp s
    }
    if (in(0x386, 0x38F)) {
        return lowerGreekAccented(c);
    }
    // Latin Extended-A: pairs with the capital on even numbers, then on odd ones.
    if (c != 0x130 && (in(0x100, 0x137) || in(0x14A, 0x177))) {
        return c | 1U;
    }
    if ((in(0x139, 0x148) || in(0x179, 0x17E)) && c % 2 == 1) {
        return c + 1;
    }
    return lowerOfPair(c);
}

std::u32string composeAccents(std::u32string text) {
    constexpr char32_t firstMark = 0x300;  // nothing below changes
    if (std::ranges::none_of(text, [](char32_t c) { return c >= firstMark; })) {
        return text;
    }
    constexpr auto form = static_cast<utf8proc_option_t>(UTF8PROC_COMPOSE | UTF8PROC_STABLE);
    const std::string bytes = base::encodeUtf8(text);
    const auto* const first = reinterpret_cast<const utf8proc_uint8_t*>(bytes.data());
    const auto length = static_cast<utf8proc_ssize_t>(bytes.size());
    const utf8proc_ssize_t needed = utf8proc_decompose(first, length, nullptr, 0, form);
    if (needed < 0) {
        return text;  // longer than the library can count
    }
    std::vector<utf8proc_int32_t> points(static_cast<std::size_t>(needed));
    utf8proc_decompose(first, length, points.data(), needed, form);
    points.resize(static_cast<std::size_t>(
        std::max<utf8proc_ssize_t>(0, utf8proc_normalize_utf32(points.data(), needed, form))));
    return {points.begin(), points.end()};
}

}  // namespace lab::language
