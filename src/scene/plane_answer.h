// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <vector>

#include "attention/registry.h"
#include "scene/playground.h"

namespace lab::scene {

/// What a mechanism makes of the arrows, as attention::compute gives it in double precision.
struct PlaneAnswer {
    std::vector<double> scores;   ///< one a key
    std::vector<double> weights;  ///< likewise
    Arrow context;
    /// What is multiplied for a score, number by number: the arrows themselves or what the
    /// mechanism makes of them first, such as unit arrows.
    Arrow comparedQuery;
    std::vector<Arrow> comparedKeys;

    /// The key with the largest weight, from 0; the first of several.
    [[nodiscard]] int largest() const;
};

/// In the order of planeMechanisms.
using PlaneAnswers = std::array<PlaneAnswer, planeMechanisms.size()>;

/// The answer of one mechanism: the real one, with the playground's W, beta and temperature where
/// it has them. Throws AttentionError for a mechanism that needs anything else. Takes
/// microseconds; any thread.
PlaneAnswer answerOf(const attention::Mechanism& mechanism, const Playground& playground);

/// Those of all mechanisms of the plane. Throws AttentionError where the registry lacks one.
PlaneAnswers answersOf(const attention::Registry& registry, const Playground& playground);

/// "dot": the id in the registry.
std::string_view idOf(PlaneMechanism mechanism);

}  // namespace lab::scene
