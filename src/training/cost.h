// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <vector>

#include "language/sentence_pair.h"
#include "models/model.h"

namespace lab::training {

/// What a sentence of some length costs.
struct SentenceCost {
    int source = 0;  ///< M positions, <eos> included
    int target = 0;  ///< T positions, <eos> included
    /// Attention weights kept: M T, times the heads where it has them, 0 where it has none. Those
    /// that a window or a rule sets to 0 or to a share count too: memory is laid out for them.
    std::int64_t weights = 0;
    std::int64_t multiplyAdds = 0;  ///< of the mechanism, as its description counts them
    double seconds = 0;             ///< of the whole translation, the fastest run
};

/// How many multiplications, each with its addition, the model's mechanism needs for M source and T
/// target positions.
std::int64_t multiplyAdds(const models::Model& model, int sources, int targets);

/// Seconds since any moment, never backwards.
using Clock = std::function<double()>;
Clock steadyClock();

/// The time of `work`: the fastest of so many runs, since whatever else the machine does only adds
/// to it. REQUIRES runs >= 1.
double fastestRun(const std::function<void()>& work, int runs, const Clock& clock = steadyClock());

/// Makes the model say the pair's target `runs` times, so that M and T are those of the pair
/// whatever the model would have said. The time is that of encoder, decoder and mechanism, with all
/// steps kept, as the window does it. Throws as models::translate does. REQUIRES runs >= 1.
SentenceCost measureCost(const std::shared_ptr<const models::Model>& model,
                         const language::SentencePair& pair, int runs,
                         const Clock& clock = steadyClock());

/// The costs of these sentences, one after the other. `progress`, if given, hears those measured so
/// far after each and may return false to stop. Throws and REQUIRES as above.
std::vector<SentenceCost> measureCosts(
    const std::shared_ptr<const models::Model>& model,
    const std::vector<language::SentencePair>& pairs, int runs,
    const std::function<bool(const std::vector<SentenceCost>&)>& progress = {});

}  // namespace lab::training
