// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "language/grammar.h"
#include "language/sampler.h"
#include "language/sentence_pair.h"

namespace lab::language {

enum class Part { Training, HeldOut };

/// `count` pairs of one part of the grammar's split, in the order drawn; with `unique` no source
/// sentence twice. The same arguments give the same pairs on every platform. Throws GrammarError
/// if the grammar makes too few different sentences, and what Sampler throws.
std::vector<SentencePair> sample(const Grammar& grammar, Part part, std::size_t count,
                                 std::uint64_t seed, bool unique = true, LengthLimits limits = {});

/// Sentence pairs from a file of the user's, and what could not be used.
struct ReadPairs {
    std::vector<SentencePair> pairs;  ///< tokenized, without links
    std::size_t skippedLines = 0;     ///< lines without two columns that hold a sentence
};

/// Reads English-French pairs, one a line, columns separated by tabs, as tatoeba.org and
/// manythings.org give them: more columns, CR LF, a byte order mark, non-breaking spaces and a
/// missing last line end are all fine. A line counts as a sentence pair if both columns hold a
/// letter. Never throws on bad content.
ReadPairs readPairs(std::string_view text);

}  // namespace lab::language
