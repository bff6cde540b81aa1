// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "tape/step.h"
#include "tape/tape.h"

namespace lab::tape {

/// Collects the named steps of a run. Code that builds a model passes each nameable
/// node through `step`; without a recorder (training) that costs one comparison.
class Recorder {
  public:
    /// Where the following steps stand.
    void moveTo(const Place& place) { place_ = place; }
    [[nodiscard]] const Place& place() const { return place_; }

    void add(const StepLabel& label, NodeId node) { steps_.push_back({&label, place_, node}); }
    [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }

  private:
    Place place_;
    std::vector<Step> steps_;
};

}  // namespace lab::tape
