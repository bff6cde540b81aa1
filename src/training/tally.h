// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstddef>

#include "language/sentence_pair.h"
#include "training/metrics.h"

namespace lab::training {

/// Scores over a set of sentence pairs. α is the mean over the heads where there are several.
struct Scores {
    std::size_t sentences = 0;
    double exactMatch = 0;  ///< share of translations equal to the reference, 0 to 1
    double bleu = 0;        ///< percent
    /// Share of target words whose largest weight is on a gold link, over the words that have
    /// one, <eos> not counted; the reference is forced. NaN without weights or gold links.
    double alignmentAccuracy = 0;
    /// Of the links argmax_i α_{t,i}, against the gold links as sure ones. NaN likewise.
    double alignmentErrorRate = 0;
    double entropy = 0;  ///< mean over target words of α_t's entropy, bit; NaN likewise
};

/// Adds up what a set of sentences gives.
class Tally {
  public:
    void addTranslation(const Tokens& hypothesis, const Tokens& reference);
    /// `weights`: (T, M), a row for each target word of the pair at least; a column for each source
    /// word, further ones (<eos>) count as no word.
    void addAlignment(const Eigen::MatrixXf& weights, const language::SentencePair& pair);
    [[nodiscard]] std::size_t sentences() const { return sentences_; }
    [[nodiscard]] Scores scores() const;

  private:
    void addWord(const Eigen::RowVectorXf& weights, const language::Link& link,
                 const AlignmentErrorRate::Links& gold);

    std::size_t sentences_ = 0;
    std::size_t exact_ = 0;
    std::size_t words_ = 0;
    std::size_t linkedWords_ = 0;
    std::size_t rightWords_ = 0;
    double entropy_ = 0;
    Bleu bleu_;
    AlignmentErrorRate links_;
};

}  // namespace lab::training
