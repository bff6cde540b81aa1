// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "language/sentence_pair.h"
#include "language/vocabulary.h"
#include "models/model.h"

namespace lab::training {

/// How a translator does on held-out sentences at one moment of its training.
struct HeldOutScore {
    int step = 0;           ///< steps that were taken before
    double loss = 0;        ///< mean over target tokens, natural logarithm, no clipping
    double exactMatch = 0;  ///< share of greedy translations that are the reference, 0 to 1
    /// As Scores::alignmentAccuracy; NaN without weights or gold links.
    double alignmentAccuracy = 0;
};

/// Held-out sentences, made ready to be measured again and again while a translator learns: one
/// pass over a batch instead of a translation a sentence. Immutable; usable from any thread.
class HeldOut {
  public:
    /// `pairs` beyond `most`, and for the alignment beyond `mostAligned`, are left out.
    HeldOut(const std::vector<language::SentencePair>& pairs, const language::Vocabulary& source,
            const language::Vocabulary& target, std::size_t most = 256,
            std::size_t mostAligned = 40);

    [[nodiscard]] bool empty() const { return pairs_.empty(); }
    [[nodiscard]] std::size_t sentences() const { return pairs_.size(); }

    /// Greedy decoding says the reference if and only if, told the reference, it likes each next
    /// word of it best: so teacher forcing tells exact matches without decoding. A reference with
    /// an unknown word is never said. What the model draws, it draws by fixed numbers.
    /// Throws as models::translate does. REQUIRES a model of these vocabularies and !empty().
    [[nodiscard]] HeldOutScore measure(const std::shared_ptr<const models::Model>& model) const;

  private:
    std::vector<models::EncodedPair> encoded_;  ///< short ones first
    std::vector<language::SentencePair> pairs_;
    std::size_t aligned_;
};

}  // namespace lab::training
