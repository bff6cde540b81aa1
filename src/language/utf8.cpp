// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/utf8.h"

#include <cstddef>

namespace lab::language {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

struct Decoded {
    char32_t value;
    std::size_t length;  // bytes read; 0 if they are ill-formed
};

bool isContinuation(unsigned char byte) {
    return (byte & 0xC0U) == 0x80U;
}

/// The code point at the front of `text`, which is not empty.
Decoded decodeFront(std::string_view text) {
    const auto lead = static_cast<unsigned char>(text[0]);
    if (lead < 0x80U) {
        return {lead, 1};
    }
    const std::size_t length = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
    if (lead < 0xC2U || lead > 0xF4U || text.size() < length) {
        return {kReplacement, 0};
    }
    char32_t value = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (!isContinuation(byte)) {
            return {kReplacement, 0};
        }
        value = (value << 6U) | (byte & 0x3FU);
    }
    const bool overlong = (length == 3 && value < 0x800) || (length == 4 && value < 0x10000);
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    return overlong || surrogate || value > 0x10FFFF ? Decoded{kReplacement, 0}
                                                     : Decoded{value, length};
}

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

bool isValidUtf8(std::string_view text) {
    while (!text.empty()) {
        const Decoded front = decodeFront(text);
        if (front.length == 0) {
            return false;
        }
        text.remove_prefix(front.length);
    }
    return true;
}

std::u32string decodeUtf8(std::string_view text) {
    std::u32string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const Decoded front = decodeFront(text);
        result.push_back(front.value);
        text.remove_prefix(front.length == 0 ? 1 : front.length);
    }
    return result;
}

std::string encodeUtf8(std::u32string_view text) {
    std::string result;
    const auto append = [&result](char32_t bits) { result.push_back(static_cast<char>(bits)); };
    for (const char32_t c : text) {
        if (c < 0x80) {
            append(c);
        } else if (c < 0x800) {
            append(0xC0U | (c >> 6U));
            append(0x80U | (c & 0x3FU));
        } else if (c < 0x10000) {
            append(0xE0U | (c >> 12U));
            append(0x80U | ((c >> 6U) & 0x3FU));
            append(0x80U | (c & 0x3FU));
        } else {
            append(0xF0U | (c >> 18U));
            append(0x80U | ((c >> 12U) & 0x3FU));
            append(0x80U | ((c >> 6U) & 0x3FU));
            append(0x80U | (c & 0x3FU));
        }
    }
    return result;
}

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
