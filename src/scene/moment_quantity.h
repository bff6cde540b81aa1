// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/trace.h"
#include "scene/quantity.h"
#include "scene/timeline.h"

namespace lab::scene {

/// The step that a stage is about: the encoder states for Encode, the word probabilities for
/// Output; else its weights, scores or context (in Context the context before the weights), else
/// the last that the mechanism names in it.
/// Null where the stage names nothing.
const tape::StepLabel* mainStep(const models::Trace& trace, tape::Stage stage);

/// The position that a moment is seen at: the source word being read, else `chosen`, or where
/// there is no such position the one with the largest weight; -1 for mechanisms without weights.
int sourceAt(const models::Trace& trace, const Moment& moment, int chosen);

/// Which of several heads the stage of the moment is looked at, from 0; -1 where the moment looks
/// at none or the stage has none.
int headAt(const models::Trace& trace, const Moment& moment);

/// The quantity that a moment is about: an encoder state, the score or weight of the source
/// position, the context vector, the probability of the word that was chosen. On the way back the
/// one whose gradient is handed on.
Quantity quantityAt(const models::Trace& trace, const Moment& moment, int chosenSource);

}  // namespace lab::scene
