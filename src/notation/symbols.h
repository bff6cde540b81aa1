// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

#include "notation/formula.h"

/// The tables of LaTeX names, read by the parser and backwards by the printer.
namespace lab::notation {

/// The symbol of a command without its backslash ("alpha", "le", "sum", "exp").
std::optional<Symbol> symbolOfCommand(std::string_view name);

/// The symbol of a single character typed as it is (UTF-8): letters are italic, "-" is a minus.
Symbol symbolOfCharacter(std::string_view character);

/// The command that gives this text with this class, empty if there is none.
std::string_view commandOfSymbol(std::string_view text, Atom atom);

/// The bracket of a command ("langle", "{", "|") or of a character; nothing if it is none.
std::optional<std::string_view> bracketOfCommand(std::string_view name);
std::optional<std::string_view> bracketOfCharacter(std::string_view character);

/// How a bracket is written after \left: "(", "\{", "\langle"; "." for the empty one.
std::string latexOfBracket(std::string_view text);

std::optional<AccentMark> accentOfCommand(std::string_view name);
std::string_view commandOfAccent(AccentMark mark);

std::optional<Alphabet> alphabetOfCommand(std::string_view name);
std::string_view commandOfAlphabet(Alphabet alphabet);

std::optional<TableKind> tableOfEnvironment(std::string_view name);
std::string_view environmentOfTable(TableKind kind);

std::optional<Role> roleOfName(std::string_view name);
std::string_view nameOfRole(Role role);

std::optional<int> spaceOfCommand(std::string_view name);
/// Empty if no command has exactly this width.
std::string_view commandOfSpace(int mu);

/// What a letter or digit looks like when no alphabet is asked for.
Alphabet defaultAlphabet(std::string_view text);

/// True for texts that the alphabet commands act on: letters and digits.
bool takesAlphabet(std::string_view text);

}  // namespace lab::notation
