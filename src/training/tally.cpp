// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/tally.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lab::training {

using language::Link;

void Tally::addTranslation(const Tokens& hypothesis, const Tokens& reference) {
    ++sentences_;
    exact_ += hypothesis == reference ? 1 : 0;
    bleu_.add(hypothesis, reference);
}

void Tally::addAlignment(const Eigen::MatrixXf& weights, const language::SentencePair& pair) {
    const AlignmentErrorRate::Links gold(pair.links.begin(), pair.links.end());
    AlignmentErrorRate::Links predicted;
    for (int t = 0; t < static_cast<int>(pair.target.size()); ++t) {
        Eigen::Index best = 0;
        weights.row(t).maxCoeff(&best);
        const Link link{static_cast<int>(best), t};
        addWord(weights.row(t), link, gold);
        if (best < static_cast<Eigen::Index>(pair.source.size())) {
            predicted.insert(link);
        }
    }
    links_.add(predicted, gold, gold);
}

void Tally::addWord(const Eigen::RowVectorXf& weights, const Link& link,
                    const AlignmentErrorRate::Links& gold) {
    ++words_;
    for (const float weight : weights) {
        entropy_ -=
            weight > 0 ? static_cast<double>(weight) * std::log2(static_cast<double>(weight)) : 0;
    }
    const bool linked =
        std::ranges::any_of(gold, [&](const Link& other) { return other.target == link.target; });
    linkedWords_ += linked ? 1 : 0;
    rightWords_ += gold.contains(link) ? 1 : 0;
}

Scores Tally::scores() const {
    const double nothing = std::numeric_limits<double>::quiet_NaN();
    const auto words = static_cast<double>(linkedWords_);
    return {
        .sentences = sentences_,
        .exactMatch =
            sentences_ == 0 ? 0 : static_cast<double>(exact_) / static_cast<double>(sentences_),
        .bleu = bleu_.score(),
        .alignmentAccuracy = linkedWords_ == 0 ? nothing : static_cast<double>(rightWords_) / words,
        .alignmentErrorRate = linkedWords_ == 0 ? nothing : links_.rate(),
        .entropy = words_ == 0 ? nothing : entropy_ / static_cast<double>(words_)};
}

}  // namespace lab::training
