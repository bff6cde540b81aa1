// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "models/trace.h"
#include "training/power_law.h"

namespace lab::scene {

/// What comes of drawing a position not once but many times: the mean of the contexts drawn
/// approaches the soft one, the sum of all states by their weights.
struct SampleAverage {
    std::vector<double> weights;  ///< α_i: the chance of each position
    std::vector<int> counts;      ///< how often it was drawn; they add up to the number of draws
    /// After x = 1, 2, 5, 10, ... draws and after the last one: the Euclidean distance y of the
    /// mean of the x first contexts from the soft one.
    std::vector<training::Measurement> distances;
    /// The same, as the root of its mean square over all series of draws: falls as x^(-1/2).
    std::vector<training::Measurement> expected;
    /// Through the distances; none where they are all zero, as with a weight of 1.
    std::optional<training::PowerLaw> law;

    [[nodiscard]] int draws() const;
};

/// Draws `draws` positions of target word `target` with the weights of the trace; the same for the
/// same seed. None where the mechanism draws nothing or there is no such word. REQUIRES draws > 0.
std::optional<SampleAverage> sampleAverage(const models::Trace& trace, int target, int draws,
                                           std::uint64_t seed);

}  // namespace lab::scene
