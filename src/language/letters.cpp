// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/letters.h"

namespace lab::language {
namespace {

char32_t compose(char32_t letter, char32_t accent) {
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

}  // namespace

char32_t toLower(char32_t c) {
    const auto in = [c](char32_t first, char32_t last) { return c >= first && c <= last; };
    if (in('A', 'Z') || (in(0xC0, 0xDE) && c != 0xD7) || in(0x391, 0x3A9) || in(0x410, 0x42F)) {
        return c + 0x20;
    }
    if (in(0x400, 0x40F)) {
        return c + 0x50;
    }
    if (c == 0x178) {
        return 0xFF;  // Y with diaeresis has its small letter in Latin-1
    }
    // Latin Extended-A: pairs with the capital on even numbers, then on odd ones.
    if (c != 0x130 && (in(0x100, 0x137) || in(0x14A, 0x177))) {
        return c | 1U;
    }
    if ((in(0x139, 0x148) || in(0x179, 0x17E)) && c % 2 == 1) {
        return c + 1;
    }
    return c;
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
