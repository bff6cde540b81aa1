// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace lab::notation {

/// The length in bytes of the well-formed UTF-8 character at the start of text; nothing for
/// truncated, overlong, surrogate or otherwise ill-formed bytes (RFC 3629), and for empty text.
std::optional<std::size_t> characterLength(std::string_view text);

/// The code point of one well-formed character.
char32_t codePoint(std::string_view character);

}  // namespace lab::notation
