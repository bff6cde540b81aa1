// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "models/trace.h"
#include "scene/quantity.h"

namespace lab::scene {

/// A vector that was added up of vectors, each times a weight: c_t = Σ α_{t,i} h_i.
struct Blend {
    struct Part {
        double weight;
        Quantity weighed;  ///< the vector
        int position;      ///< which of the weights it is
    };
    std::vector<Part> parts;    ///< in the order of the positions
    tape::NodeId weights = -1;  ///< the node that the weights stand in
    tape::NodeId vectors = -1;  ///< that of the vectors
    [[nodiscard]] bool empty() const { return parts.empty(); }
    [[nodiscard]] double sum() const;
    /// The parts with the largest weights first. REQUIRES not empty.
    [[nodiscard]] std::vector<Part> byWeight() const;
};

/// How the vector was blended; empty when it was computed in another way, or of vectors or
/// weights that stand in several nodes.
Blend blendOf(const models::Trace& trace, const Quantity& vector);

/// The vector by source position that a vector repeats number by number: c_t = h_m. Invalid where
/// it is none.
Quantity copiedFrom(const models::Trace& trace, const Quantity& vector);

}  // namespace lab::scene
