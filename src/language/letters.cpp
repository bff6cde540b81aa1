// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/letters.h"

namespace lab::language {
namespace {

char32_t composeSmall(char32_t letter, char32_t accent) {
    struct Composition {
        char32_t accent;
        std::u32string_view letters;
        std::u32string_view composed;
    };
    static constexpr Composition kCompositions[] = {
        {0x300, U"aeiou", U"àèìòù"}, {0x301, U"aeiouy", U"áéíóúý"}, {0x302, U"aeiou", U"âêîôû"},
        {0x303, U"ano", U"ãñõ"},     {0x308, U"aeiouy", U"äëïöüÿ"}, {0x327, U"c", U"ç"},
    };
    for (const Composition& composition : kCompositions) {
        if (composition.accent == accent) {
            const std::size_t at = composition.letters.find(letter);
            return at == std::u32string_view::npos ? 0 : composition.composed[at];
        }
    }
    return 0;
}

/// 0 where there is no code point for both.
char32_t compose(char32_t letter, char32_t accent) {
    if (letter < 'A' || letter > 'Z') {
        return composeSmall(letter, accent);
    }
    const char32_t small = composeSmall(letter + 0x20, accent);
    if (small == 0xFF) {
        return 0x178;  // Y with diaeresis is not in Latin-1
    }
    return small == 0 ? 0 : small - 0x20;
}

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

std::u32string composeAccents(std::u32string_view text) {
    std::u32string result;
    result.reserve(text.size());
    for (const char32_t c : text) {
        const char32_t composed = result.empty() ? 0 : compose(result.back(), c);
        if (composed != 0) {
            result.back() = composed;
        } else {
            result.push_back(c);
        }
    }
    return result;
}

}  // namespace lab::language
