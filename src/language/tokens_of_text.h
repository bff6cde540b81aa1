// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/letters.h"

namespace lab::language {

/// Text in the form the tokenizers work on: decoded, lower case unless letters are kept, accents
/// composed, quotes and apostrophes straight, every kind of space and control character an ASCII
/// space, invisible format characters gone.
std::u32string normalizeText(std::string_view text, LetterCase letters = LetterCase::Lowered);

/// Splits normalised text at spaces and around punctuation and symbols. Apostrophes and hyphens
/// inside a word and . , : between digits stay; apostrophes at an edge of a word stay too, since
/// they may belong to a clitic. Chinese characters and kana are a token each.
std::vector<std::u32string> splitWords(std::u32string_view text);

}  // namespace lab::language
