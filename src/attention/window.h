// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "attention/mechanism.h"

/// What the two kinds of local attention share (Luong et al. 2015, section 3.2).
namespace lab::attention {

/// The setting D: the window reaches from p_t - D to p_t + D.
SettingSpec halfWidthSetting(int least);

/// The steps "centre", from its formula, and "window".
tape::StepLabel centreLabel(std::string_view formula, std::string_view source);
extern const tape::StepLabel windowLabel;

/// Windows around centres p_t (1, B), which count positions from 0.
template <typename S>
class Window {
  public:
    Window(tape::Run<S>& run, const Memory<S>& memory, int halfWidth)
        : run_(run), memory_(memory), halfWidth_(halfWidth) {}

    /// Names the step "window": 1 where |i - p| <= D. Returns the memory with nothing else kept,
    /// valid until the next call.
    const Memory<S>& around(tape::Expr<S> centre);

    [[nodiscard]] const Memory<S>& memory() const { return memory_; }

  private:
    tape::Run<S>& run_;
    Memory<S> memory_;
    int halfWidth_;
    std::vector<int> keep_;
    Memory<S> inside_;
};

/// The part of Description::multiplyAdds: positions in the windows of a sentence whose centres are
/// known, and at most where they are predicted.
std::int64_t monotonicPositions(const Work& work);
std::int64_t predictedPositions(const Work& work);

}  // namespace lab::attention
