// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trace.h"
#include "notation/formula.h"

namespace lab::scene {

/// What a node without a name computes, as a formula of the nearest named quantities:
/// "\sigma(U_{zr} s_5 + C c_6 + \ldots)". `column`: which one of several, or -1.
notation::Formula composedSymbol(const models::Trace& trace, tape::NodeId node, tape::Index column);

}  // namespace lab::scene
