// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "language/sentence_pair.h"
#include "models/model.h"

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

/// The scores of the pairs whose source has `shortest` to `longest` tokens.
struct LengthScores {
    std::size_t shortest = 0;
    std::size_t longest = 0;
    Scores scores;
};

struct Evaluation {
    Scores all;
    std::vector<LengthScores> byLength;  ///< groups of four lengths that have sentences
};

/// Translates every pair's source greedily, and forces its reference for the alignment.
/// `progress`, if given, hears the number of sentences done and may return false to stop: the
/// scores are then of those done.
Evaluation evaluate(const std::shared_ptr<const models::Model>& model,
                    const std::vector<language::SentencePair>& pairs,
                    const std::function<bool(std::size_t)>& progress = {});

}  // namespace lab::training
