// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstdint>
#include <memory>
#include <optional>

#include "models/decode.h"
#include "training/draw_estimate.h"

namespace lab::scene {

/// What comes of the gradient of a word's loss where its position is drawn: from draws, from all
/// positions, and where the states would be blended instead.
struct DrawGradient {
    training::DrawnLoss drawn;
    training::DrawEstimate estimate;
    Eigen::VectorXd expected;     ///< what the estimate nears
    Eigen::VectorXd variance;     ///< of one draw, from all positions
    Eigen::VectorXd withoutBase;  ///< the same with a baseline of 0
    Eigen::VectorXd soft;         ///< of the word's loss with the soft context, by the tape
};

/// Of target word `target` of a run with these decisions: runs it once for each position that can
/// be drawn and once with the blend, all else as it was. `decoding` is what the run was asked for,
/// `run` what came of it; the baseline is the mean loss of its words. None where nothing is drawn
/// there, or the temperature is 0 or infinite: then nothing is left to estimate. Throws as
/// models::translate; may take some milliseconds a position. REQUIRES draws > 0.
std::optional<DrawGradient> drawGradient(const models::Trace& run, const models::Decoding& decoding,
                                         int target, int draws, std::uint64_t seed);

}  // namespace lab::scene
