// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "scene/plane_answer.h"

namespace lab::scene {

/// What is seen in the plane, in plain words and numbers: which key the chosen mechanism attends
/// to and why, and which of the others would answer differently. "q·k₁ = 2.1 is the largest score,
/// so α₁ = 0.71. The cosine would choose k₂ (α₂ = 0.55): it sees directions only."
QString planeSentence(const Playground& playground, const PlaneAnswers& answers);

}  // namespace lab::scene
