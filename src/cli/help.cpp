// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/help.h"

#include <algorithm>
#include <iomanip>

namespace lab::cli {
namespace {

constexpr std::size_t lineWidth = 80;

/// Text in lines of at most `lineWidth` columns, all but the first indented.
void printWrapped(std::ostream& out, std::string_view text, std::size_t indent) {
    std::size_t column = indent;
    while (!text.empty()) {
        const std::string_view word = text.substr(0, text.find(' '));
        if (column > indent && column + 1 + word.size() > lineWidth) {
            out << '\n' << std::string(indent, ' ');
            column = indent;
        } else if (column > indent) {
            out << ' ';
            ++column;
        }
        out << word;
        column += word.size();
        text.remove_prefix(std::min(text.size(), word.size() + 1));
    }
    out << '\n';
}

std::string written(const Option& option) {
    std::string text = option.letter == '\0' ? "    " : std::string{'-', option.letter, ',', ' '};
    text += "--" + std::string(option.name);
    if (!option.value.empty()) {
        text += " " + std::string(option.value);
    }
    return text;
}

}  // namespace

void printHelp(std::ostream& out, std::span<const Command* const> commands) {
    out << "Attention Lab: see, teach and understand attention mechanisms\n\n"
           "attention-lab                      open the window\n"
           "attention-lab COMMAND [OPTIONS]    work without it\n\n"
           "Commands:\n";
    for (const Command* command : commands) {
        out << "  " << std::left << std::setw(12) << command->name << command->summary << '\n';
    }
    out << "\nOptions:\n"
           "  --help       this text; attention-lab COMMAND --help for each command\n"
           "  --version    the program's version\n\n"
           "Exit code: 0 done, 1 the work failed, 2 wrong usage.\n";
}

void printHelp(std::ostream& out, const Command& command) {
    const std::string usage = "attention-lab " + std::string(command.name) + " ";
    out << command.summary << "\n\n" << usage;
    printWrapped(out, command.usage, usage.size());
    if (!command.details.empty()) {
        out << '\n';
        printWrapped(out, command.details, 0);
    }
    out << "\nOptions:\n";
    std::size_t width = written({.name = "help", .value = {}, .help = {}}).size();
    for (const Option& option : command.options) {
        width = std::max(width, written(option).size());
    }
    const auto print = [&](const Option& option) {
        out << "  " << std::left << std::setw(static_cast<int>(width) + 2) << written(option);
        printWrapped(out, option.help, width + 4);
    };
    std::ranges::for_each(command.options, print);
    print({.name = "help", .value = {}, .help = "this text"});
}

}  // namespace lab::cli
