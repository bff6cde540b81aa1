// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "language/numbered_pairs.h"
#include "language/word_list.h"

namespace lab::language {

/// The words that a side of the pairs has at least `least` times and at least once, frequent ones
/// first, equally frequent ones by their bytes. `words` is what the numbers of that side mean.
std::vector<std::string> frequentWords(const NumberedPairs& pairs,
                                       NumberedPairs::Words (NumberedPairs::*side)(std::size_t)
                                           const,
                                       const WordList& words, std::size_t least);

}  // namespace lab::language
