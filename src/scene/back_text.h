// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/trace.h"
#include "scene/timeline.h"

namespace lab::scene {

/// What is said of a moment of the way back.
struct BackText {
    QString formula;   ///< LaTeX, with real indices: how the gradient is handed on
    QString numbers;   ///< LaTeX that goes on where the formula ends: "= 0.98 - 1 = -0.02"
    QString sentence;  ///< what happens here, for a student, with its numbers
};

/// `source`: the chosen source position, -1: the one with the largest weight. REQUIRES
/// trace.hasGradients() and moment.back != Back::No.
BackText backText(const models::Trace& trace, const Moment& moment, int source);

}  // namespace lab::scene
