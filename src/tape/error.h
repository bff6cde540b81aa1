// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace lab::tape {

/// Shapes that do not fit, or a value that is not a number. One line that names the
/// node and its inputs with their shapes.
class TapeError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace lab::tape
