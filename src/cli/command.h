// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string_view>

#include "cli/arguments.h"
#include "cli/environment.h"

namespace lab::cli {

/// A sub-command: what --help says of it, and what it does. Constant.
struct Command {
    std::string_view name;     ///< "translate"
    std::string_view usage;    ///< what follows the name: "--mechanism ID SENTENCE..."
    std::string_view summary;  ///< one line
    std::string_view details;  ///< a paragraph for --help; may be empty
    std::span<const Option> options;
    /// Does the work. Throws UsageError (exit 2) or another std::exception (exit 1).
    void (*run)(const Arguments& arguments, Environment& environment);
};

// One file each.
const Command& mechanismsCommand();
const Command& translateCommand();
const Command& alignCommand();
const Command& stagesCommand();
const Command& traceCommand();
const Command& computeCommand();
const Command& trainCommand();
const Command& evaluateCommand();
const Command& screenshotCommand();

}  // namespace lab::cli
