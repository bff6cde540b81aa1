// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <string_view>

#include "attention/registry.h"

namespace lab::cli {

/// Everything a sub-command needs from the process it runs in. Tests hand in string streams.
struct Environment {
    std::ostream& out;
    std::ostream& err;
    attention::Registry registry;

    bool outIsTerminal = false;
    bool errIsTerminal = false;
    bool trueColour = false;    ///< the terminal shows 24-bit colours, else the 256 of xterm
    std::size_t columns = 80;   ///< width of the terminal
    std::string version = "0";  ///< of the program

    /// The bytes of a file that ships with the program, as "grammars/english-french.grammar".
    /// Throws std::runtime_error of one line when this build has no such file.
    std::function<std::string(std::string_view name)> shipped = {};
    /// Where the window keeps the user's own models and the snapshots of a training; empty: there
    /// are none.
    std::function<std::string()> usersFolder = [] { return std::string(); };
    /// True once the user has asked to stop (Ctrl+C). Cheap; asked often.
    std::function<bool()> stopRequested = [] { return false; };
    /// Makes sure that pictures and widgets can be drawn, with or without a display.
    std::function<void()> startGraphics = [] {};
};

}  // namespace lab::cli
