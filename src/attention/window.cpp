// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/window.h"

#include <algorithm>

#include "tape/ops/window.h"

namespace lab::attention {

using tape::Axis;
using tape::Index;
using tape::Role;
using tape::Stage;

SettingSpec halfWidthSetting(int least) {
    return {.name = "D",
            .meaning = "half the width of the window: positions on each side of its centre",
            .standard = 2,
            .least = least,
            .most = 1000};
}

tape::StepLabel centreLabel(std::string_view formula, std::string_view source) {
    return {.name = "centre",
            .stage = Stage::Window,
            .role = Role::Decoder,
            .symbol = "p_{@t}",
            .element = "p_{@t}",
            .formula = formula,
            .source = source,
            .rows = Axis::None,
            .meaning = "centre of the window, the first position being 0",
            .brief = "centre"};
}

constexpr tape::StepLabel windowLabel{
    .name = "window",
    .stage = Stage::Window,
    .role = Role::Weight,
    .symbol = "w_{@t}",
    .element = "w_{@t,@i}",
    .formula = R"(\step{window}{w_{@t,@i}} = \begin{cases} 1 & )"
               R"(\lvert {@i-1} - \step{centre}{p_{@t}} \rvert \le D \\ )"
               R"(0 & \text{otherwise} \end{cases})",
    .source = "Luong et al. 2015, section 3.2",
    .rows = Axis::Source,
    .meaning = "positions inside the window",
    .brief = "window"};

template <typename S>
const Memory<S>& Window<S>::around(tape::Expr<S> centre) {
    const auto window = run_.step(
        windowLabel, tape::insideWindow(centre, memory_.positions, static_cast<S>(halfWidth_)));
    keep_.clear();
    for (Index b = 0; b < window.columns(); ++b) {
        for (Index i = 0; i < window.rows(); ++i) {
            keep_.push_back(memory_.keeps(b, i) && window.value()(i, b) != 0 ? 1 : 0);
        }
    }
    inside_ = memory_;
    inside_.keep = keep_;
    return inside_;
}

template class Window<float>;
template class Window<double>;

std::int64_t monotonicPositions(const Work& work) {
    const Index reach = work.settings.of("D");
    std::int64_t count = 0;
    for (Index t = 0; t < work.targets; ++t) {
        const Index centre = std::min(t, work.sources - 1);
        count +=
            std::min(centre + reach, work.sources - 1) - std::max(centre - reach, Index{0}) + 1;
    }
    return count;
}

std::int64_t predictedPositions(const Work& work) {
    const Index width = 2 * Index{work.settings.of("D")} + 1;
    return work.targets * std::min(width, work.sources);
}

}  // namespace lab::attention
