// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lab::language {

/// Text in the form the tokenizers work on: decoded, lower case, accents composed, quotes and
/// apostrophes straight, every kind of space and control character an ASCII space, invisible
/// format characters gone.
std::u32string normalizeText(std::string_view text);

/// Splits normalised text at spaces and around punctuation and symbols. Apostrophes and hyphens
/// inside a word and . , : between digits stay; apostrophes at an edge of a word stay too, since
/// they may belong to a clitic.
std::vector<std::u32string> splitWords(std::u32string_view text);

}  // namespace lab::language
