// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <ostream>
#include <span>

#include "cli/command.h"

namespace lab::cli {

/// What `attention-lab --help` prints.
void printHelp(std::ostream& out, std::span<const Command* const> commands);

/// What `attention-lab COMMAND --help` prints.
void printHelp(std::ostream& out, const Command& command);

}  // namespace lab::cli
