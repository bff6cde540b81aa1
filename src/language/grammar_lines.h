// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/grammar_reader.h"

namespace lab::language {

/// A piece of a line and where the piece stands in the file.
struct Piece {
    std::string text;
    FilePosition position;
};

/// A paradigm: lines with {parameters}, written once and filled in for each word.
struct Paradigm {
    std::string name;
    std::vector<std::string> parameters;
    std::vector<Piece> body;
};

/// The lines of the file without comments (from a # that starts the line or follows a space),
/// surrounding space and empty lines.
std::vector<Piece> splitLines(std::string_view text);

/// Splits at spaces, except inside [...] and "..."; the quotes are dropped.
std::vector<Piece> splitFields(const Piece& line, std::string_view fileName);

/// Splits at |||; the parts are trimmed.
std::vector<Piece> splitColumns(const Piece& line);

/// Reads "paradigm NAME {a} {b} ..."; the body comes later.
Paradigm readParadigmHeader(const std::vector<Piece>& fields, std::string_view fileName);

/// The body with the parameters replaced by `arguments` (the fields of the line that uses it, name
/// first). A body line that mentions a parameter given as `-` is left out. Every line gets the
/// position of the using line.
std::vector<Piece> fillIn(const Paradigm& paradigm, const std::vector<Piece>& arguments,
                          std::string_view fileName);

}  // namespace lab::language
