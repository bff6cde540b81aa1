// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/registry.h"

#include <algorithm>

#include "attention/additive.h"

namespace lab::attention {

std::shared_ptr<const Mechanism> Registry::find(std::string_view id) const {
    const auto found = std::ranges::find_if(
        mechanisms_, [&](const auto& mechanism) { return mechanism->description().id == id; });
    if (found != mechanisms_.end()) {
        return *found;
    }
    std::string known;
    for (const auto& mechanism : mechanisms_) {
        known += (known.empty() ? "" : ", ") + std::string(mechanism->description().id);
    }
    throw AttentionError("mechanism: '" + std::string(id) +
                         "' does not exist, use one of: " + known);
}

Registry standardRegistry() {
    return Registry({
        std::make_shared<MechanismOf<Additive>>(),
    });
}

}  // namespace lab::attention
