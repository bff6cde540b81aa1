// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/trace.h"
#include "scene/quantity.h"

namespace lab::scene {

/// What a number of `now` was in the run before the reader's changes; none where there is no such
/// run (null), or it has no such number: only numbers of named steps are found again.
std::optional<double> originalValue(const models::Trace* before, const models::Trace& now,
                                    const Quantity& quantity);

/// Whether the reader has put the number there.
bool isReplaced(const models::Trace& trace, const Quantity& quantity);

/// Whether a weight is 0 because its position is out before the softmax: masked, or outside the
/// window.
bool isLeftOut(const models::Trace& trace, const Quantity& quantity);

}  // namespace lab::scene
