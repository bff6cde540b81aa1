// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lab::notation {

/// Writes words for the inside of \text{...}: special characters escaped.
std::string escapeText(std::string_view words);

/// Reads the inside of \text{...}. On failure returns nothing and sets badOffset to the byte
/// that is not allowed there.
std::optional<std::string> unescapeText(std::string_view latex, std::size_t& badOffset);

}  // namespace lab::notation
