// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lab::language {

/// What becomes of capitals.
enum class LetterCase { Lowered, Kept };

/// Lower case of one code point: Latin with the letters of Romanian and Vietnamese, Greek with one
/// accent, Cyrillic, Armenian, Latin of full width; others stay.
char32_t toLower(char32_t c);

/// Letters and the combining marks after them as one code point wherever Unicode has one
/// (normalisation form C, UAX #15), as text from macOS needs: "e" and U+0301 is "é". So two
/// spellings of a word that look the same are the same. Throws std::bad_alloc only.
std::u32string composeAccents(std::u32string text);

}  // namespace lab::language
