// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "scene/timeline.h"

namespace lab::scene {

/// "Softmax".
QString stageTitle(tape::Stage stage);

/// The same with the pass, where a mechanism has several: "Softmax, hop 2".
QString stageTitle(const Moment& moment);

/// What happens there, in a few words: "share out the attention".
QString stageHint(tape::Stage stage);
/// The same where it is said of this trace's mechanism: one without scores blends nothing.
QString stageHint(const models::Trace& trace, tape::Stage stage);

}  // namespace lab::scene
