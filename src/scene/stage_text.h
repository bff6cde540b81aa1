// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "tape/step.h"

namespace lab::scene {

/// "Softmax".
QString stageTitle(tape::Stage stage);

/// What happens there, in a few words: "share out the attention".
QString stageHint(tape::Stage stage);

}  // namespace lab::scene
