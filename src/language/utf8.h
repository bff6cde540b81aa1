// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lab::language {

/// True if `text` is well-formed UTF-8 (Unicode 15, table 3-7: no overlong forms, no surrogates,
/// nothing above U+10FFFF).
bool isValidUtf8(std::string_view text);

/// Code points of `text`; every ill-formed byte becomes U+FFFD.
std::u32string decodeUtf8(std::string_view text);

std::string encodeUtf8(std::u32string_view text);

/// Lower case of one code point: ASCII, Latin-1, Latin Extended-A, Greek and Cyrillic; others stay.
char32_t toLower(char32_t c);

/// Composes a Latin letter and the combining accent after it (grave, acute, circumflex, tilde,
/// diaeresis, cedilla) where one code point exists for both, as typed text from macOS needs.
/// Expects lower case; other characters stay.
std::u32string composeAccents(std::u32string_view text);

}  // namespace lab::language
