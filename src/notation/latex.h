// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>

#include "notation/formula.h"

namespace lab::notation {

/// A formula that cannot be read. what() is one line that names the column and the remedy.
class NotationError : public std::runtime_error {
  public:
    NotationError(std::size_t column, const std::string& problem);

    /// Where it went wrong: characters (not bytes) from the start of the input, from 1.
    std::size_t column() const { return column_; }

  private:
    std::size_t column_;
};

/// Limits on what parseLatex accepts, so that hostile input costs little.
inline constexpr std::size_t maxLatexBytes = 64 * 1024;
inline constexpr int maxLatexDepth = 64;
inline constexpr std::size_t maxTableColumns = 64;

/// Reads the mathematics of LaTeX (amsmath's common part), and three notations of our own:
/// `\step{NAME}{...}` (the quantity of a named step), `\role{NAME}{...}` (a colour) and the open
/// positions `@t`, `@p` (t - 1), `@q` (the state that asks), `@i`, `@j`, `@k`, `@n` (head), `@l`
/// (layer), `@r` (hop). docs/formats.md lists the commands.
/// Throws NotationError for anything else, invalid UTF-8 and input beyond the limits above.
Formula parseLatex(std::string_view latex);

/// Linked: with our own commands, so that parseLatex(toLatex(f)) == f for every parsed f.
/// Standard: what amsmath and amssymb understand, for pasting into a paper.
enum class Dialect { Linked, Standard };

std::string toLatex(const Formula& formula, Dialect dialect = Dialect::Linked);

}  // namespace lab::notation
