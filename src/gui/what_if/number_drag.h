// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/trace.h"
#include "scene/quantity.h"
#include "scene/what_if.h"

namespace lab::gui {

/// A score or an alignment weight that the mouse pulls up and down: a value.
class NumberDrag {
  public:
    /// From y (in pixels, downwards) on. None for what is no score or weight.
    static std::optional<NumberDrag> begin(const models::Trace& trace,
                                           const scene::Quantity& quantity, double y);

    /// What has become of the number; none before the mouse has moved far enough to mean it.
    [[nodiscard]] std::optional<scene::Change> changeAt(double y);

  private:
    models::Intervention start_;
    double from_ = 0;
    double perPixel_ = 0;
    bool isWeight_ = false;
    bool moved_ = false;
};

}  // namespace lab::gui
