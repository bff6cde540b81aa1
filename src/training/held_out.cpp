// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/held_out.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "models/draws.h"
#include "tape/ops/softmax.h"
#include "training/encode_pair.h"
#include "training/forced_alignment.h"
#include "training/tally.h"

namespace lab::training {
namespace {

using language::Vocabulary;
using models::EncodedPair;
using tape::Index;

constexpr std::size_t sentencesAtOnce = 64;
constexpr std::uint64_t drawSeed = 1;

/// What several batches add up to.
struct Sums {
    double loss = 0;
    std::size_t tokens = 0;
    std::size_t exact = 0;
};

/// As decoding chooses: anything but padding and the start mark.
int likeliest(tape::ConstMatrixMap<float> logits, Index column) {
    Index best = 0;
    logits.col(column).tail(logits.rows() - Vocabulary::kEos).maxCoeff(&best);
    return static_cast<int>(best) + Vocabulary::kEos;
}

bool likesEachWordBest(tape::ConstMatrixMap<float> logits, const models::Batch& batch, Index b) {
    for (Index t = 0; t < batch.targetPositions; ++t) {
        const Index column = b * batch.targetPositions + t;
        const int word = batch.target[static_cast<std::size_t>(column)];
        if (word < 0) {
            return true;
        }
        if (word == Vocabulary::kUnk || likeliest(logits, column) != word) {
            return false;
        }
    }
    return true;
}

void add(Sums& sums, const models::Model& model, std::span<const EncodedPair* const> pairs) {
    const models::Batch batch = models::makeBatch(pairs);
    tape::Tape<float> tape;
    tape::Run<float> run(tape, model.parameters);
    const auto forced = model.translator.force(run, batch, models::drawsOf(drawSeed));
    const auto loss = tape::crossEntropy(forced.logits, batch.target);
    sums.loss += static_cast<double>(loss.value()(0, 0));
    sums.tokens += batch.tokens;
    for (Index b = 0; b < batch.sentences; ++b) {
        sums.exact += likesEachWordBest(forced.logits.value(), batch, b) ? 1 : 0;
    }
}

}  // namespace

HeldOut::HeldOut(const std::vector<language::SentencePair>& pairs, const Vocabulary& source,
                 const Vocabulary& target, std::size_t most, std::size_t mostAligned)
    : pairs_(pairs.begin(),
             pairs.begin() + static_cast<std::ptrdiff_t>(std::min(most, pairs.size()))),
      aligned_(std::min(mostAligned, pairs_.size())) {
    for (const language::SentencePair& pair : pairs_) {
        encoded_.push_back(encodePair(pair, source, target));
    }
    std::ranges::stable_sort(encoded_, {}, [](const EncodedPair& pair) {
        return std::pair(pair.source.size(), pair.target.size());
    });
}

HeldOutScore HeldOut::measure(const std::shared_ptr<const models::Model>& model) const {
    std::vector<const EncodedPair*> all;
    for (const EncodedPair& pair : encoded_) {
        all.push_back(&pair);
    }
    Sums sums;
    const std::span<const EncodedPair* const> rest(all);
    for (std::size_t first = 0; first < rest.size(); first += sentencesAtOnce) {
        add(sums, *model, rest.subspan(first, std::min(sentencesAtOnce, rest.size() - first)));
    }
    Tally tally;
    for (std::size_t k = 0; k < aligned_; ++k) {
        const Eigen::MatrixXf weights = forcedAlignment(model, pairs_[k], k + 1);
        if (weights.size() > 0) {
            tally.addAlignment(weights, pairs_[k]);
        }
    }
    return {.loss = sums.loss / static_cast<double>(sums.tokens),
            .exactMatch = static_cast<double>(sums.exact) / static_cast<double>(sentences()),
            .alignmentAccuracy = tally.scores().alignmentAccuracy};
}

}  // namespace lab::training
