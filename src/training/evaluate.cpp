// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/evaluate.h"

namespace lab::training {

Evaluation evaluate(const std::shared_ptr<const models::Model>& model,
                    const std::vector<language::SentencePair>& pairs,
                    const std::function<bool(std::size_t)>& progress) {
    const LengthEvaluation evaluation = evaluateByLength(
        model, pairs,
        [&](const LengthEvaluation& soFar) { return !progress || progress(soFar.sentences()); });
    return {evaluation.all(), evaluation.byLength()};
}

}  // namespace lab::training
