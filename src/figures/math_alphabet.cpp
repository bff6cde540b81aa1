// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/math_alphabet.h"

#include <optional>
#include <string_view>

namespace lab::figures {
namespace {

using notation::Alphabet;

/// Where an alphabet starts in Unicode; 0 where it has no such letters.
struct Starts {
    char32_t capitals = 0;
    char32_t smalls = 0;
    char32_t digits = 0;
    char32_t greekCapitals = 0;
    char32_t greekSmalls = 0;
};

Starts startsOf(Alphabet alphabet) {
    switch (alphabet) {
        case Alphabet::Italic:
            return {0x1D434, 0x1D44E, 0, 0x1D6E2, 0x1D6FC};
        case Alphabet::Bold:
            return {0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2};
        case Alphabet::BoldItalic:
            return {0x1D468, 0x1D482, 0, 0x1D71C, 0x1D736};
        case Alphabet::DoubleStruck:
            return {0x1D538, 0x1D552, 0x1D7D8, 0, 0};
        case Alphabet::Script:
            return {0x1D49C, 0x1D4B6, 0, 0, 0};
        case Alphabet::Upright:
            break;
    }
    return {};
}

/// Letters that Unicode had before the block existed and left out of it.
std::optional<char32_t> exception(char32_t character, Alphabet alphabet) {
    std::u32string_view letters;
    std::u32string_view forms;
    if (alphabet == Alphabet::Italic) {
        letters = U"h";
        forms = U"ℎ";
    } else if (alphabet == Alphabet::DoubleStruck) {
        letters = U"CHNPQRZ";
        forms = U"ℂℍℕℙℚℝℤ";
    } else if (alphabet == Alphabet::Script) {
        letters = U"BEFHILMRego";
        forms = U"ℬℰℱℋℐℒℳℛℯℊℴ";
    }
    const auto at = letters.find(character);
    if (at == std::u32string_view::npos)
        return std::nullopt;
    return forms[at];
}

/// The place of a small Greek letter in its block: alpha to omega, nabla's partner, variants.
std::optional<char32_t> greekSmallOffset(char32_t character) {
    if (character >= U'α' && character <= U'ω')
        return character - U'α';
    const auto variant = std::u32string_view(U"∂ϵϑϰϕϱϖ").find(character);
    if (variant == std::u32string_view::npos)
        return std::nullopt;
    return static_cast<char32_t>(25 + variant);
}

char32_t placed(char32_t start, char32_t offset, char32_t otherwise) {
    return start == 0 ? otherwise : start + offset;
}

}  // namespace

char32_t mathCharacter(char32_t c, Alphabet alphabet) {
    if (alphabet == Alphabet::Upright)
        return c;
    if (const auto form = exception(c, alphabet))
        return *form;
    const Starts starts = startsOf(alphabet);
    if (c >= U'A' && c <= U'Z')
        return placed(starts.capitals, c - U'A', c);
    if (c >= U'a' && c <= U'z')
        return placed(starts.smalls, c - U'a', c);
    if (c >= U'0' && c <= U'9')
        return placed(starts.digits, c - U'0', c);
    if (c >= U'Α' && c <= U'Ω')
        return placed(starts.greekCapitals, c - U'Α', c);
    if (const auto offset = greekSmallOffset(c))
        return placed(starts.greekSmalls, *offset, c);
    return c;
}

}  // namespace lab::figures
