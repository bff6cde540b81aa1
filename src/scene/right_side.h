// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trace.h"
#include "notation/formula.h"
#include "scene/quantity.h"

namespace lab::scene {

/// The full equation of a named step with the indices of this quantity; REQUIRES a named node.
notation::Formula equationOf(const models::Trace& trace, const Quantity& quantity);

/// What stands behind the first equals sign; empty where there is none.
notation::Formula rightSide(const notation::Formula& equation);

}  // namespace lab::scene
