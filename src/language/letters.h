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

/// Composes a Latin letter and the combining accent after it (grave, acute, circumflex, tilde,
/// diaeresis, cedilla) where one code point exists for both, as typed text from macOS needs.
/// Other characters stay.
std::u32string composeAccents(std::u32string_view text);

}  // namespace lab::language
