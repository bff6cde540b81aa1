// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <vector>

#include "language/grammar.h"
#include "language/sampler.h"
#include "language/sentence_pair.h"

namespace lab::language {

enum class Part { Training, HeldOut };

/// Which pairs forEachSample() draws.
struct SampleChoices {
    Part part = Part::Training;
    std::size_t count = 0;
    std::uint64_t seed = 1;
    bool unique = true;  ///< no source sentence twice
    LengthLimits limits = {};
};

/// Gives `take` so many pairs of one part of the grammar's split, one after the other in the order
/// drawn, fewer where the grammar makes no more or `stop` says so; returns how many. The same
/// arguments give the same pairs on every platform. Throws what Sampler and `take` throw.
std::size_t forEachSample(const Grammar& grammar, const SampleChoices& choices,
                          const std::function<void(SentencePair&&)>& take,
                          const std::stop_token& stop = {});

/// What sample() throws where there are only so many of those wanted.
GrammarError tooFewSentences(std::size_t found, std::size_t wanted);

/// `count` pairs of one part of the grammar's split, in the order drawn; with `unique` no source
/// sentence twice. The same arguments give the same pairs on every platform. Throws GrammarError
/// if the grammar makes too few different sentences, and what Sampler throws.
std::vector<SentencePair> sample(const Grammar& grammar, Part part, std::size_t count,
                                 std::uint64_t seed, bool unique = true, LengthLimits limits = {});

/// Which lengths sampleByLength() draws: groups of so many source lengths, 1 to lengthsInGroup
/// the first, up to `longest`, and so many sentences in each.
struct EvenLengths {
    int longest = 40;
    int lengthsInGroup = 4;
    std::size_t perGroup = 50;
};

/// Pairs of one part of the grammar's split that have every source length alike, to measure what
/// depends on length; short ones first, no source sentence twice. The target side is as long as it
/// is, up to Grammar::kMaxTokens. A group of which the grammar makes fewer has those there are. The
/// same arguments give the same pairs on every platform. Throws std::invalid_argument unless 1 <=
/// lengthsInGroup and 1 <= longest <= Grammar::kMaxTokens.
std::vector<SentencePair> sampleByLength(const Grammar& grammar, Part part,
                                         const EvenLengths& lengths, std::uint64_t seed);

}  // namespace lab::language
