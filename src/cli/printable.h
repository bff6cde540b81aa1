// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lab::cli {

/// The text with line breaks and other control characters (C0, DEL, C1) replaced by "?", and
/// ill-formed UTF-8 by U+FFFD, so that foreign text can neither break a line nor steer a terminal.
std::string oneLine(std::string_view text);

/// Columns that a text takes in a terminal: 0 for combining marks and joiners, 2 for East Asian
/// wide characters and emoji (Unicode TR 11), 1 for others.
std::size_t displayWidth(std::string_view text);

/// The text cut to `width` columns, with an ellipsis where it was longer, and filled up with
/// spaces.
std::string fitted(std::string_view text, std::size_t width);

}  // namespace lab::cli
