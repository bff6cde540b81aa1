// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/window_reach.h"

#include "scene/source_window.h"

namespace lab::figures {

std::vector<bool> leftOut(const LaneContext& context, int count) {
    std::vector<bool> out(static_cast<std::size_t>(count), false);
    if (count == context.stage.trace.sourcePositions()) {
        for (const int i : context.stage.masked) {
            if (i >= 0 && i < count) {
                out[static_cast<std::size_t>(i)] = true;
            }
        }
    }
    const auto window = context.moment().target < 0
                            ? std::nullopt
                            : scene::windowAt(context.stage.trace, context.moment().place());
    if (!window || context.stage.trace.value(window->inside).rows() != count) {
        return out;
    }
    for (int i = 0; i < count; ++i) {
        if (context.stage.trace.value(window->inside)(i, 0) == 0) {
            out[static_cast<std::size_t>(i)] = true;
        }
    }
    return out;
}

}  // namespace lab::figures
