// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <vector>

#include "language/sentence_pair.h"

namespace lab::training {

using Tokens = std::vector<std::string>;

/// Corpus BLEU (Papineni et al. 2002) over given tokens, one reference each, n-grams 1 to 4,
/// counted and combined as by mteval-13a without smoothing: 0 when any order has no match.
class Bleu {
  public:
    void add(const Tokens& hypothesis, const Tokens& reference);
    /// Percent, 0 to 100. 0 for an empty corpus.
    [[nodiscard]] double score() const;

  private:
    static constexpr std::size_t orders = 4;
    std::array<std::size_t, orders> matches_{};
    std::array<std::size_t, orders> totals_{};
    std::size_t hypothesisLength_ = 0;
    std::size_t referenceLength_ = 0;
};

/// Alignment error rate (Och and Ney 2003, section 5): with sure links S, possible links P
/// (S among them) and predicted links A,
///   AER = 1 - (|A ∩ S| + |A ∩ P|) / (|A| + |S|).
class AlignmentErrorRate {
  public:
    using Links = std::set<language::Link>;
    void add(const Links& predicted, const Links& sure, const Links& possible);
    /// 0 to 1; 0 when nothing was added.
    [[nodiscard]] double rate() const;
    /// |A ∩ P| / |A| and |A ∩ S| / |S|.
    [[nodiscard]] double precision() const;
    [[nodiscard]] double recall() const;
    [[nodiscard]] std::size_t links() const { return predicted_; }

  private:
    std::size_t predicted_ = 0;
    std::size_t sure_ = 0;
    std::size_t predictedAndSure_ = 0;
    std::size_t predictedAndPossible_ = 0;
};

}  // namespace lab::training
