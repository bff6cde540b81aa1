// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/reinforce.h"

#include <cmath>

#include "tape/ops/elementwise.h"
#include "tape/ops/positions.h"
#include "tape/ops/shape.h"

namespace lab::training {
namespace {

using tape::Expr;
using tape::Index;
using tape::Matrix;

/// One quantity of all words, (rows, B T), sentence by sentence as the logits are.
template <typename S>
Expr<S> joined(const std::vector<attention::Attended<S>>& words,
               Expr<S> attention::Attended<S>::*part) {
    std::vector<Expr<S>> parts;
    for (const auto& word : words) {
        parts.push_back(word.*part);
    }
    return tape::joinPositions<S>(parts);
}

/// log softmax(logits)[target] of every word, (1, B T); 0 on padding.
template <typename S>
Matrix<S> rewards(tape::ConstMatrixMap<S> logits, std::span<const int> targets) {
    Matrix<S> rewards = Matrix<S>::Zero(1, logits.cols());
    for (Index k = 0; k < logits.cols(); ++k) {
        const int target = targets[static_cast<std::size_t>(k)];
        if (target >= 0) {
            const S largest = logits.col(k).maxCoeff();
            const S sum = (logits.col(k).array() - largest).exp().sum();
            rewards(0, k) = logits(target, k) - largest - std::log(sum);
        }
    }
    return rewards;
}

/// 1 for every word, 0 on padding: (1, B T).
template <typename S>
Matrix<S> wordMask(std::span<const int> targets) {
    Matrix<S> mask(1, static_cast<Index>(targets.size()));
    for (Index k = 0; k < mask.cols(); ++k) {
        mask(0, k) = targets[static_cast<std::size_t>(k)] >= 0 ? S(1) : S(0);
    }
    return mask;
}

/// sum of a ∘ constant.
template <typename S>
Expr<S> weighted(Expr<S> a, const Matrix<S>& constant) {
    return tape::sum(tape::hadamard(a, a.tape->constant(constant)));
}

}  // namespace

template <typename S>
Expr<S> drawingLoss(const models::Translator::Forced<S>& forced, const models::Batch& batch,
                    S baseline, const ReinforceOptions& options) {
    using Attended = attention::Attended<S>;
    const Matrix<S> mask = wordMask<S>(batch.target);
    const Matrix<S> gains = (rewards<S>(forced.logits.value(), batch.target).array() - baseline) *
                            mask.array() * -static_cast<S>(options.reward);
    const auto draws = weighted<S>(joined(forced.attended, &Attended::logProbability), gains);
    const auto weights = joined(forced.attended, &Attended::weights);
    const auto logWeights = joined(forced.attended, &Attended::logWeights);
    const Matrix<S> share = mask.replicate(weights.rows(), 1) * static_cast<S>(options.entropy);
    return tape::add(draws, weighted<S>(tape::hadamard(weights, logWeights), share));
}

template Expr<float> drawingLoss(const models::Translator::Forced<float>&, const models::Batch&,
                                 float, const ReinforceOptions&);
template Expr<double> drawingLoss(const models::Translator::Forced<double>&, const models::Batch&,
                                  double, const ReinforceOptions&);

}  // namespace lab::training
