// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

#include "models/trace.h"
#include "scene/quantity.h"
#include "scene/what_if.h"

namespace lab::scene {

/// The change that puts `value` in the place of a number; none where it is not a number of a named
/// step: parameters and what has no name are as they are. The rest of a row of weights shares what
/// is left.
std::optional<models::Intervention> replacing(const models::Trace& trace, const Quantity& quantity,
                                              double value);

/// The changes that give all of a target word's attention to one position: of each head, and of
/// what was drawn where the mechanism draws. None without weights there.
std::vector<Change> pointing(const models::Trace& trace, int target, int position);

/// The number that a change replaces, in this trace; invalid where it has none, or the change
/// replaces no number.
Quantity quantityOf(const models::Trace& trace, const Change& change);

/// "α₆,₇ = 0.5", "“apples” masked" or "word 6: “fleurs”".
QString changeText(const models::Trace& trace, const Change& change);

}  // namespace lab::scene
