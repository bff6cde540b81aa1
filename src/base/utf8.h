// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

/// UTF-8 as RFC 3629 and Unicode 15, table 3-7 define it: no overlong forms, no surrogates,
/// nothing above U+10FFFF.
namespace lab::base {

/// Whether a number is a Unicode scalar value, i.e. can be encoded.
bool isScalarValue(char32_t codePoint);

/// The length in bytes of the well-formed character at the start of text; nothing where the
/// bytes are ill-formed or truncated, and for empty text.
std::optional<std::size_t> characterLength(std::string_view text);

/// The code point of one well-formed character.
char32_t codePoint(std::string_view character);

bool isValidUtf8(std::string_view text);

/// The code points of `text`; every ill-formed byte becomes U+FFFD.
std::u32string decodeUtf8(std::string_view text);

/// Appends a scalar value; anything else becomes U+FFFD.
void appendUtf8(std::string& text, char32_t codePoint);

std::string encodeUtf8(std::u32string_view text);

}  // namespace lab::base
