// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string_view>
#include <vector>

#include "attention/mechanism.h"

namespace lab::attention {

/// The mechanisms of the program, in the order in which they are listed.
/// A value handed to whoever needs it; mechanisms are shared and immutable.
class Registry {
  public:
    explicit Registry(std::vector<std::shared_ptr<const Mechanism>> mechanisms)
        : mechanisms_(std::move(mechanisms)) {}

    [[nodiscard]] const std::vector<std::shared_ptr<const Mechanism>>& all() const {
        return mechanisms_;
    }
    /// Throws AttentionError that lists the known ids when there is none of that id.
    [[nodiscard]] std::shared_ptr<const Mechanism> find(std::string_view id) const;

  private:
    std::vector<std::shared_ptr<const Mechanism>> mechanisms_;
};

/// All mechanisms that ship with the program.
Registry standardRegistry();

}  // namespace lab::attention
