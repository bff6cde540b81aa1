// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/by_length.h"

#include <utility>

#include "models/decode.h"
#include "training/forced_alignment.h"

namespace lab::training {

namespace {

using language::SentencePair;

Tokens withoutEnd(Tokens tokens) {
    if (!tokens.empty() && tokens.back() == "<eos>") {
        tokens.pop_back();
    }
    return tokens;
}

}  // namespace

LengthEvaluation::LengthEvaluation(std::shared_ptr<const models::Model> model,
                                   std::size_t lengthsInGroup)
    : model_(std::move(model)), lengthsInGroup_(lengthsInGroup) {}

void LengthEvaluation::add(const SentencePair& pair) {
    const std::uint64_t seed = all_.sentences() + 1;  // each sentence has draws of its own
    const auto free = models::translate(model_, pair.source, {.seed = seed});
    const Tokens hypothesis = withoutEnd(free->target());
    const Eigen::MatrixXf weights = forcedAlignment(model_, pair, seed);
    Group& group = groups_[(pair.source.size() - 1) / lengthsInGroup_];
    group.tokens += pair.source.size();
    for (Tally* tally : {&all_, &group.tally}) {
        tally->addTranslation(hypothesis, pair.target);
        if (weights.size() > 0) {
            tally->addAlignment(weights, pair);
        }
    }
}

std::vector<LengthScores> LengthEvaluation::byLength() const {
    std::vector<LengthScores> scores;
    for (const auto& [number, group] : groups_) {
        scores.push_back({.shortest = number * lengthsInGroup_ + 1,
                          .longest = (number + 1) * lengthsInGroup_,
                          .meanLength = static_cast<double>(group.tokens) /
                                        static_cast<double>(group.tally.sentences()),
                          .scores = group.tally.scores()});
    }
    return scores;
}

LengthEvaluation evaluateByLength(std::shared_ptr<const models::Model> model,
                                  const std::vector<SentencePair>& pairs,
                                  const std::function<bool(const LengthEvaluation&)>& progress,
                                  std::size_t lengthsInGroup) {
    LengthEvaluation evaluation(std::move(model), lengthsInGroup);
    for (const SentencePair& pair : pairs) {
        evaluation.add(pair);
        if (progress && !progress(evaluation)) {
            break;
        }
    }
    return evaluation;
}

}  // namespace lab::training
