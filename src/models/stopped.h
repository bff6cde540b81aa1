// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <stop_token>

namespace lab::models {

/// Somebody no longer wants the result.
class Stopped : public std::runtime_error {
  public:
    Stopped() : std::runtime_error("stopped") {}
};

inline void requireGoingOn(const std::stop_token& stop) {
    if (stop.stop_requested()) {
        throw Stopped();
    }
}

}  // namespace lab::models
