// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/trace.h"

namespace lab::scene {

/// The part of the source that a mechanism looks at, on the axis of positions counted from 0.
struct SourceWindow {
    tape::Element centre;      ///< where its centre stands on the tape
    tape::NodeId inside = -1;  ///< (M, 1): 1 for positions inside, else 0
    double at = 0;             ///< the centre
    double halfWidth = 0;      ///< how far it reaches to each side
    /// Where what is nearer to the centre counts more: the node of these factors and the standard
    /// deviation of their Gaussian. Else -1 and 0.
    tape::NodeId nearness = -1;
    double deviation = 0;

    int first = -1;  ///< first and last position inside, -1: none is
    int last = -1;

    [[nodiscard]] int positions() const { return first < 0 ? 0 : last - first + 1; }
};

/// The window at a place: the step "window" where its numbers are those of a window on the tape,
/// with the Gaussian of the same centre if the mechanism names one. None elsewhere.
std::optional<SourceWindow> windowAt(const models::Trace& trace, const tape::Place& place);

}  // namespace lab::scene
