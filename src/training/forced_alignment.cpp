// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/forced_alignment.h"

#include "models/decode.h"

namespace lab::training {

Eigen::MatrixXf forcedAlignment(const std::shared_ptr<const models::Model>& model,
                                const language::SentencePair& pair, std::uint64_t seed) {
    if (pair.links.empty()) {
        return {};
    }
    const auto forced = models::translate(model, pair.source,
                                          {.mode = models::Decoding::Mode::Forced,
                                           .forced = model->target.encode(pair.target),
                                           .seed = seed});
    if (forced->positions() != forced->sourcePositions()) {
        return {};
    }
    return forced->alignment({}, models::Heads::Mean);
}

}  // namespace lab::training
