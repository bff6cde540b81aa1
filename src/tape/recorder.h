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
    void add(const StepLabel& label, const Place& place, NodeId node) {
        steps_.push_back({&label, place, node});
    }
    [[nodiscard]] const std::vector<Step>& steps() const { return steps_; }

  private:
    std::vector<Step> steps_;
};

}  // namespace lab::tape
