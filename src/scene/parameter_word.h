// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

#include "models/trace.h"
#include "scene/quantity.h"

namespace lab::scene {

/// The word whose vector a quantity of an embedding table is, or nothing.
std::optional<std::string> wordOfColumn(const models::Trace& trace, const Quantity& quantity);

}  // namespace lab::scene
