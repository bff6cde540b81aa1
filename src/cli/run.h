// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "cli/environment.h"

namespace lab::cli {

enum ExitCode { Done = 0, Failed = 1, WrongUsage = 2 };

/// Runs `arguments` (without the program's name): a sub-command and its arguments, --help or
/// --version. Results go to environment.out; an error is one line on environment.err. Never
/// throws. Without arguments, or with an unknown sub-command: wrong usage.
ExitCode run(std::span<const std::string> arguments, Environment& environment);

}  // namespace lab::cli
