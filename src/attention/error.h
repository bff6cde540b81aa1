// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace lab::attention {

/// A mechanism that does not exist, or parameters that do not fit it. One line.
class AttentionError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace lab::attention
