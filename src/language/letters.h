// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lab::language {

/// Lower case of one code point: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic; others stay.
char32_t toLower(char32_t c);

/// Composes a Latin letter and the combining accent after it (grave, acute, circumflex, tilde,
/// diaeresis, cedilla) where one code point exists for both, as typed text from macOS needs.
/// Expects lower case; other characters stay.
std::u32string composeAccents(std::u32string_view text);

}  // namespace lab::language
