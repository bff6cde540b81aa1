// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <memory>

#include "language/sentence_pair.h"
#include "models/model.h"

namespace lab::training {

/// α (T, M) while the model is made to say the reference, the mean over its heads; empty where it
/// has none over words, or the pair no links to compare them with. `seed`: of what it draws.
/// Throws as models::translate does.
Eigen::MatrixXf forcedAlignment(const std::shared_ptr<const models::Model>& model,
                                const language::SentencePair& pair, std::uint64_t seed);

}  // namespace lab::training
