// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace lab::formats {

/// The code points of a UTF-8 text; throws FormatError where it is malformed.
std::u32string codePoints(std::string_view utf8);

/// Appends a code point; throws FormatError for a surrogate or a value above 10FFFF.
void appendUtf8(std::string& text, char32_t codePoint);

}  // namespace lab::formats
