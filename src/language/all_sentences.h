// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

#include "language/grammar.h"
#include "language/inside_table.h"
#include "language/sampler.h"
#include "language/sentence_pair.h"

namespace lab::language {

/// All that a small grammar derives: where there are few sentences, making each once is faster than
/// drawing until no new one comes. The grammar must outlive it.
class AllSentences {
  public:
    /// Counts the derivations. REQUIRES limits that a Sampler takes.
    AllSentences(const Grammar& grammar, const LengthLimits& limits);

    /// Whether there are so few, of sentences and of their parts, that all can be made in a moment.
    [[nodiscard]] bool areFew() const;
    /// Each derivation within the limits of both sides, short sources first, then in the order of
    /// the file; a sentence that has several is given several times. REQUIRES areFew().
    void forEach(const std::function<void(SentencePair&&)>& take) const;

  private:
    /// [category][words]
    using Phrases = std::vector<std::vector<std::vector<Phrase>>>;

    /// Phrases of this rule, whose symbols from `dot` on make so many words more.
    void extend(int rule, std::size_t dot, int words, std::vector<Phrase>& parts,
                const Phrases& known, std::vector<Phrase>& made) const;

    const Grammar& grammar_;
    LengthLimits limits_;
    InsideTable counts_;
};

}  // namespace lab::language
