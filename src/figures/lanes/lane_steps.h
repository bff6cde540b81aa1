// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/trace.h"
#include "scene/timeline.h"

namespace lab::figures {

/// The lanes of a trace, from the bottom upwards: Encode, the mechanism's stages, Output.
std::vector<tape::Stage> laneStages(const models::Trace& trace);

/// Whether the numbers of a lane exist at this moment.
bool isReached(const std::vector<tape::Stage>& lanes, tape::Stage lane,
               const scene::Moment& moment);

/// Whether the way back has come to a lane at this moment: the gradients of its numbers are known.
/// True on the way forward.
bool isWalked(const std::vector<tape::Stage>& lanes, tape::Stage lane, const scene::Moment& moment);

/// The named steps that a lane shows at a moment, in their order: those of the target position,
/// and those of the whole sentence. Of steps made source position by position, the one of
/// `source`; of those of several heads, layers or hops, the ones that the moment looks at. A step
/// whose stage has no lane belongs to the next lane above.
std::vector<const tape::Step*> stepsOf(const models::Trace& trace,
                                       const std::vector<tape::Stage>& lanes, tape::Stage lane,
                                       const scene::Moment& moment, int source);

}  // namespace lab::figures
