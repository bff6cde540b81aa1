// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trace.h"
#include "notation/formula.h"

namespace lab::scene {

/// What a node without a name computes, as a formula of the nearest named quantities:
/// "\sigma(U_{zr} s_5 + C c_6 + \ldots)". `column`: which one of several, or -1.
/// A constant is its number.
notation::Formula composedSymbol(const models::Trace& trace, tape::NodeId node, tape::Index column);

/// One element of it where each row is of other quantities, as scores are of other keys: "q_5 k_3".
/// Empty where only the row tells the elements apart.
notation::Formula composedElement(const models::Trace& trace, const tape::Element& element);

/// The row in parentheses where it is a sum or product; else as it is.
notation::Row asOneFactor(notation::Row row);

}  // namespace lab::scene
