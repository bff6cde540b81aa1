// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/evaluate.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "models/decode.h"
#include "training/metrics.h"

namespace lab::training {
namespace {

using language::Link;
using language::SentencePair;
using models::Decoding;
using models::Trace;

constexpr std::size_t lengthsInGroup = 4;

/// Adds up what a set of sentences gives.
class Tally {
  public:
    void addTranslation(const Tokens& hypothesis, const Tokens& reference) {
        ++sentences_;
        exact_ += hypothesis == reference ? 1 : 0;
        bleu_.add(hypothesis, reference);
    }

    void addAlignment(const Eigen::MatrixXf& weights, const SentencePair& pair) {
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

    [[nodiscard]] Scores scores() const {
        const double nothing = std::numeric_limits<double>::quiet_NaN();
        const auto words = static_cast<double>(linkedWords_);
        return {.sentences = sentences_,
                .exactMatch = sentences_ == 0
                                  ? 0
                                  : static_cast<double>(exact_) / static_cast<double>(sentences_),
                .bleu = bleu_.score(),
                .alignmentAccuracy =
                    linkedWords_ == 0 ? nothing : static_cast<double>(rightWords_) / words,
                .alignmentErrorRate = linkedWords_ == 0 ? nothing : links_.rate(),
                .entropy = words_ == 0 ? nothing : entropy_ / static_cast<double>(words_)};
    }

  private:
    template <typename Row>
    void addWord(const Row& weights, const Link& link, const AlignmentErrorRate::Links& gold) {
        ++words_;
        for (const float weight : weights) {
            entropy_ -= weight > 0
                            ? static_cast<double>(weight) * std::log2(static_cast<double>(weight))
                            : 0;
        }
        const bool linked = std::ranges::any_of(
            gold, [&](const Link& other) { return other.target == link.target; });
        linkedWords_ += linked ? 1 : 0;
        rightWords_ += gold.contains(link) ? 1 : 0;
    }

    std::size_t sentences_ = 0;
    std::size_t exact_ = 0;
    std::size_t words_ = 0;
    std::size_t linkedWords_ = 0;
    std::size_t rightWords_ = 0;
    double entropy_ = 0;
    Bleu bleu_;
    AlignmentErrorRate links_;
};

Tokens withoutEnd(Tokens tokens) {
    if (!tokens.empty() && tokens.back() == "<eos>") {
        tokens.pop_back();
    }
    return tokens;
}

}  // namespace

Evaluation evaluate(const std::shared_ptr<const models::Model>& model,
                    const std::vector<SentencePair>& pairs,
                    const std::function<bool(std::size_t)>& progress) {
    Tally all;
    std::map<std::size_t, Tally> groups;
    std::size_t done = 0;
    for (const SentencePair& pair : pairs) {
        Tally& group = groups[(pair.source.size() - 1) / lengthsInGroup];
        const std::uint64_t seed = ++done;  // each sentence has draws of its own
        const auto free = models::translate(model, pair.source, {.seed = seed});
        const auto forced = models::translate(model, pair.source,
                                              {.mode = Decoding::Mode::Forced,
                                               .forced = model->target.encode(pair.target),
                                               .seed = seed});
        const Tokens hypothesis = withoutEnd(free->target());
        const Eigen::MatrixXf weights = forced->alignment({}, models::Heads::Mean);
        const bool areWords = forced->positions() == forced->sourcePositions();
        for (Tally* tally : {&all, &group}) {
            tally->addTranslation(hypothesis, pair.target);
            if (areWords && weights.size() > 0 && !pair.links.empty()) {
                tally->addAlignment(weights, pair);
            }
        }
        if (progress && !progress(done)) {
            break;
        }
    }
    Evaluation evaluation{all.scores(), {}};
    for (const auto& [group, tally] : groups) {
        evaluation.byLength.push_back(
            {group * lengthsInGroup + 1, (group + 1) * lengthsInGroup, tally.scores()});
    }
    return evaluation;
}

}  // namespace lab::training
