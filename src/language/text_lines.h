// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace lab::language {

/// The lines of a text without LF, CR LF or, in a text without any LF, CR; views into it. A line
/// end at the end of the text begins no further line.
std::vector<std::string_view> linesOf(std::string_view text);

/// Whether a line has nothing but ASCII spaces, tabs and CR.
bool isBlank(std::string_view line);

/// The column of that index, from 0, of a line whose columns are separated by tabs; empty if it
/// has fewer.
std::string_view columnOf(std::string_view line, std::size_t index);

/// In which columns the sentences are.
struct SentenceColumns {
    std::size_t source = 0;
    std::size_t target = 1;

    bool operator==(const SentenceColumns&) const = default;
};

/// The first two of the first eight columns that are something else than numbers in at least half
/// of the first thousand lines with a tab; the first two where there are none: tatoeba.org's own
/// exports have a number before each sentence.
SentenceColumns sentenceColumns(std::span<const std::string_view> lines);

}  // namespace lab::language
