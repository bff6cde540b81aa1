// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/registry.h"

#include <algorithm>

#include "attention/additive.h"
#include "attention/concat.h"
#include "attention/cosine.h"
#include "attention/dot.h"
#include "attention/general.h"
#include "attention/hard.h"
#include "attention/local_m.h"
#include "attention/local_p.h"
#include "attention/location.h"
#include "attention/mean.h"
#include "attention/multi_head.h"
#include "attention/none.h"
#include "attention/query_key.h"
#include "attention/scaled_dot.h"

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
        std::make_shared<MechanismOf<None>>(),
        std::make_shared<MechanismOf<Mean>>(),
        std::make_shared<MechanismOf<Additive>>(),
        std::make_shared<MechanismOf<Dot>>(),
        std::make_shared<MechanismOf<ScaledDot>>(),
        std::make_shared<MechanismOf<General>>(),
        std::make_shared<MechanismOf<Concat>>(),
        std::make_shared<MechanismOf<Location>>(),
        std::make_shared<MechanismOf<Cosine>>(),
        std::make_shared<MechanismOf<QueryKey>>(),
        std::make_shared<MechanismOf<LocalM>>(),
        std::make_shared<MechanismOf<LocalP>>(),
        std::make_shared<MechanismOf<Hard>>(),
        std::make_shared<MechanismOf<MultiHead>>(),
    });
}

}  // namespace lab::attention
