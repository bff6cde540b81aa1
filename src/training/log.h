// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <vector>

#include "training/held_out.h"
#include "training/trainer.h"

namespace lab::training {

/// What was seen of a training so far; entry k of the first three is of step k + 1.
struct Log {
    std::vector<float> losses;
    std::vector<float> gradientNorms;
    std::vector<float> parameterNorms;
    std::vector<HeldOutScore> measured;  ///< by step, rising
    double seconds = 0;                  ///< of work, pauses not counted
    std::size_t words = 0;               ///< target tokens that were trained on

    void add(const StepReport& report) {
        losses.push_back(static_cast<float>(report.loss));
        gradientNorms.push_back(static_cast<float>(report.gradientNorm));
        parameterNorms.push_back(static_cast<float>(report.parameterNorm));
        words += report.tokens;
    }
    [[nodiscard]] int steps() const { return static_cast<int>(losses.size()); }
};

}  // namespace lab::training
