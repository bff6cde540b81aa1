// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lab::notation {

/// The text in Unicode's subscript (superscript) characters, or nothing if one is missing.
std::optional<std::string> toSubscript(std::string_view text);
std::optional<std::string> toSuperscript(std::string_view text);

/// A letter or digit of the double-struck alphabet where it is common ("R" gives "ℝ").
std::string toDoubleStruck(std::string_view letter);

}  // namespace lab::notation
