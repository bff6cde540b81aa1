// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trace.h"
#include "scene/quantity.h"
#include "scene/timeline.h"

namespace lab::scene {

/// The step that a stage is about: the last one that the mechanism names in it; the encoder
/// states for Encode, the word probabilities for Output. Null where the stage names nothing.
const tape::StepLabel* mainStep(const models::Trace& trace, tape::Stage stage);

/// The source position that a moment is seen at: `chosen`, or where that is -1 the one read, or
/// the one with the largest weight (0 for mechanisms without weights).
int sourceAt(const models::Trace& trace, const Moment& moment, int chosen);

/// The quantity that a moment is about: an encoder state, the score or weight of the source
/// position, the context vector, the probability of the word that was chosen.
Quantity quantityAt(const models::Trace& trace, const Moment& moment, int chosenSource);

}  // namespace lab::scene
