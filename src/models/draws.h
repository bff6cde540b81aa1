// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "attention/mechanism.h"

namespace lab::models {

/// Numbers in [0, 1) for mechanisms that draw: equal for equal seeds, target positions and
/// sentences, whatever was asked for before; else as good as independent.
attention::Uniform drawsOf(std::uint64_t seed);

}  // namespace lab::models
