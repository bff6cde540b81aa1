// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "language/sentence_pair.h"

namespace lab::language {

/// Of several right translations the one that takes the fewest edits to what was said, the first
/// of equals; null where there is none. It is one of `references` and lives as long as they.
const SentencePair* nearestReference(const std::vector<SentencePair>& references,
                                     const std::vector<std::string>& said);

}  // namespace lab::language
