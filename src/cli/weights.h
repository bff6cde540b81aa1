// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

#include "cli/arguments.h"
#include "cli/environment.h"
#include "models/model.h"

namespace lab::cli {

inline constexpr Option mechanismOption{
    .name = "mechanism", .value = "ID", .help = "the attention mechanism, see mechanisms"};
inline constexpr Option weightsOption{
    .name = "weights",
    .value = "FILE",
    .help =
        "weights that attention-lab train wrote, instead of those that ship; says the "
        "mechanism too"};

/// The mechanism that --mechanism names. Throws UsageError when it is missing or unknown.
std::shared_ptr<const attention::Mechanism> chosenMechanism(const Arguments& arguments,
                                                            const Environment& environment);

/// The translator of --weights, or the one that ships for --mechanism. Throws UsageError when
/// neither is given, and std::runtime_error when the weights are unusable or of another mechanism.
std::shared_ptr<const models::Model> chosenModel(const Arguments& arguments,
                                                 const Environment& environment);

}  // namespace lab::cli
