// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "language/sentence_pair.h"
#include "models/model.h"
#include "training/by_length.h"

namespace lab::training {

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
