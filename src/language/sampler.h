// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "base/random.h"
#include "language/grammar.h"
#include "language/inside_table.h"
#include "language/sentence_pair.h"

namespace lab::language {

/// Lengths in tokens, without <eos>, both ends included.
struct LengthRange {
    int shortest = 1;
    int longest = 1;

    friend bool operator==(const LengthRange&, const LengthRange&) = default;
};

/// Lengths of the sentences drawn: the same for both sides unless the target has its own.
struct LengthLimits {
    int shortest = 3;
    int longest = 24;
    std::optional<LengthRange> target = std::nullopt;
};

/// Draws sentence pairs from a grammar. First the source length is drawn, from the grammar's own
/// distribution of lengths flattened by a square root so that long sentences are seen too; then a
/// derivation of exactly that length, with the probability the rules give it (inside
/// probabilities by length, as in Lari and Young 1990, so nothing is thrown away). Pairs whose
/// target side is outside the limits are drawn again. The same seed gives the same pairs on every
/// platform. The grammar must outlive the sampler. One sampler, one thread.
class Sampler {
  public:
    /// Throws std::invalid_argument for limits, of either side, that are not 1 <= shortest <=
    /// longest <= Grammar::kMaxTokens, and GrammarError if the grammar makes no sentence within
    /// them.
    Sampler(const Grammar& grammar, std::uint64_t seed, LengthLimits limits = {});

    SentencePair next();

  private:
    int drawLength();
    /// A phrase of the category, of so many words.
    Phrase draw(int category, int words);
    int drawRule(int category, int words);
    Phrase drawParts(int rule, int words);
    /// How many words the category at `dot` makes, of those that symbols dot.. make together.
    int drawPartLength(int rule, std::size_t dot, int words);

    const Grammar& grammar_;
    LengthLimits limits_;
    base::Random random_;
    InsideTable inside_;  ///< probabilities
    std::vector<double> lengthWeights_;
};

}  // namespace lab::language
