// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "models/trace.h"

namespace lab::scene {

/// Whether the formula of a step names the step `name` as an operand or as itself.
bool names(const tape::StepLabel& label, std::string_view name);

/// Whether a step is computed from the step `name`, as far as the formulas say: its own one, or
/// those of the mechanism's steps that it names. Scores that do not read "states" compare nothing
/// with a key.
bool readsFrom(const models::Trace& trace, const tape::StepLabel& label, std::string_view name);

}  // namespace lab::scene
