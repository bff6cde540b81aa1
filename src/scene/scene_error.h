// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace lab::scene {

/// A scene document that cannot be used. what() is one line that names the key (and the file,
/// where there is one), what is wrong and what is allowed.
class SceneError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

}  // namespace lab::scene
