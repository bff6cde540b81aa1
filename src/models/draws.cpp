// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/draws.h"

#include "base/random.h"

namespace lab::models {

attention::Uniform drawsOf(std::uint64_t seed) {
    return [seed](int t, tape::Index b) {
        const std::uint64_t word =
            base::Random(base::Random(seed).next() + static_cast<std::uint64_t>(t)).next();
        return base::Random(word + static_cast<std::uint64_t>(b)).uniform();
    };
}

}  // namespace lab::models
