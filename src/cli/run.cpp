// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run.h"

#include <algorithm>
#include <array>
#include <exception>
#include <new>

#include "cli/command.h"
#include "cli/help.h"
#include "cli/printable.h"
#include "formats/format_error.h"

namespace lab::cli {
namespace {

std::span<const Command* const> allCommands() {
    static const std::array commands{
        &mechanismsCommand(), &translateCommand(), &alignCommand(),
        &stagesCommand(),     &traceCommand(),     &computeCommand(),
        &trainCommand(),      &evaluateCommand(),  &screenshotCommand()};
    return commands;
}

bool asksForHelp(std::span<const std::string> arguments) {
    const auto end = std::ranges::find(arguments, "--");
    return std::any_of(arguments.begin(), end,
                       [](const std::string& each) { return each == "--help" || each == "-h"; });
}

/// Output that could not be written (a full disk) is a failure, not silence.
void requireWritten(std::ostream& out) {
    if (!out.flush()) {
        throw std::runtime_error("the output could not be written, is the disk full?");
    }
}

void printError(Environment& environment, std::string_view where, std::string_view what) {
    environment.err << "attention-lab" << (where.empty() ? "" : " ") << where << ": "
                    << oneLine(what) << '\n';
}

ExitCode runCommand(const Command& command, std::span<const std::string> arguments,
                    Environment& environment) {
    try {
        if (asksForHelp(arguments)) {
            printHelp(environment.out, command);
        } else {
            command.run(Arguments(command.options, arguments), environment);
        }
        requireWritten(environment.out);
        return Done;
    } catch (const UsageError& error) {
        printError(environment, command.name,
                   error.what() + std::string(", see attention-lab ") + std::string(command.name) +
                       " --help");
        return WrongUsage;
    } catch (const std::bad_alloc&) {
        printError(environment, command.name, "out of memory, try smaller sizes");
    } catch (const std::exception& error) {
        printError(environment, command.name, error.what());
    }
    return Failed;
}

ExitCode runOverall(std::span<const std::string> arguments, Environment& environment) {
    const std::string first = arguments.empty() ? "" : arguments.front();
    if (first == "--help" || first == "-h" || first == "help") {
        printHelp(environment.out, allCommands());
    } else if (first == "--version") {
        environment.out << "attention-lab " << environment.version << '\n';
    } else {
        printError(environment, "",
                   (first.empty() ? "no command" : "unknown command " + formats::quote(first)) +
                       std::string(", see attention-lab --help"));
        return WrongUsage;
    }
    if (environment.out.flush()) {
        return Done;
    }
    printError(environment, "", "the output could not be written, is the disk full?");
    return Failed;
}

}  // namespace

ExitCode run(std::span<const std::string> arguments, Environment& environment) {
    if (!arguments.empty()) {
        const auto commands = allCommands();
        const auto found = std::ranges::find_if(
            commands, [&](const Command* command) { return command->name == arguments.front(); });
        if (found != commands.end()) {
            return runCommand(**found, arguments.subspan(1), environment);
        }
    }
    return runOverall(arguments, environment);
}

}  // namespace lab::cli
