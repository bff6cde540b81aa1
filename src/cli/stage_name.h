// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "tape/step.h"

namespace lab::cli {

/// "Score", "Merge heads": a stage as the design's list of words has it.
std::string_view stageName(tape::Stage stage);

}  // namespace lab::cli
