// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>

namespace lab::formats {

/// What every reader and writer of this folder throws. what() is one line: what is wrong, where,
/// and what to do about it. Line breaks and control characters in the message are escaped.
class FormatError : public std::runtime_error {
  public:
    explicit FormatError(std::string_view message);
};

/// A foreign text made fit for a message: in single quotes, control characters escaped as \xNN,
/// cut to 80 bytes (at a UTF-8 boundary) with an ellipsis.
std::string quote(std::string_view text);

}  // namespace lab::formats
