// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "attention/description.h"
#include "notation/formula.h"
#include "scene/plane_answer.h"

namespace lab::scene {

/// A mechanism's own formula of one of its steps in the letters of the plane: the query is q, the
/// keys are k, what is blended v where values are their own, and there is no target position. The
/// index is that of a key, from 0. An empty formula where the mechanism has no such step.
notation::Formula planeFormula(const attention::Description& mechanism, std::string_view step,
                               int key, bool ownValues);

/// The numbers that go on after the formula of the step scores: " = 1.2 · 0.8 + 0.5 · 1.4 = 1.66".
notation::Formula scoreNumbers(const Playground& playground, const PlaneAnswer& answer, int key);

/// After that of the step weights; with a temperature other than 1 it divides the scores.
notation::Formula weightNumbers(const Playground& playground, const PlaneAnswer& answer, int key);

/// After that of the step context.
notation::Formula contextNumbers(const Playground& playground, const PlaneAnswer& answer);

}  // namespace lab::scene
