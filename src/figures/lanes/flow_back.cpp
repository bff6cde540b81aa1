// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/flow_back.h"

#include <algorithm>

#include "scene/blame.h"

namespace lab::figures {
namespace {

/// What each of so many positions is handed at this moment; empty where it is not by positions.
std::vector<double> handedTo(const StageContext& stage, std::size_t positions) {
    std::vector<double> sizes;
    for (const scene::BlameGroup& group : scene::blameAt(stage.trace, stage.moment)) {
        std::vector<double> own;
        for (const scene::BlameShare& share : group.shares) {
            const tape::Step* step = stage.trace.stepOf(share.to.node);
            if (step != nullptr && share.isNumber && step->label->rows == tape::Axis::Source) {
                own.push_back(std::abs(share.size));
            }
        }
        if (own.size() == positions) {
            return own;
        }
    }
    const tape::Step* scores = stage.trace.find("scores", stage.moment.place());
    if (scores != nullptr && scores->label->stage == stage.moment.stage) {
        const auto gradient = stage.trace.gradient(scores->node);
        for (tape::Index i = 0; i < gradient.rows(); ++i) {
            sizes.push_back(static_cast<double>(std::abs(gradient(i, 0))));
        }
    }
    return sizes;
}

}  // namespace

void addFlowBack(Drawing& drawing, const StageContext& stage, const Ports& below,
                 const FlowGap& gap) {
    using scene::Back;
    const Back back = stage.moment.back;
    if (back == Back::No || back == Back::Loss || stage.moment.target < 0) {
        return;
    }
    const Theme& theme = stage.theme;
    const std::vector<double> sizes = handedTo(stage, below.size());
    const double most =
        sizes.size() == below.size() ? std::max(1e-30, *std::ranges::max_element(sizes)) : 1;
    // Into the padding of both cards, where nothing else stands.
    const double reach = theme.space(0.75);
    for (std::size_t i = 0; i < below.size(); ++i) {
        const double share = sizes.size() == below.size() ? sizes[i] / most : 1;
        const double width = theme.space(1) * share;
        if (width < 0.5) {
            continue;
        }
        const double x = below[i].x();
        drawing.arrow(Drawing::Layer::Content, {x, gap.from - reach}, {x, gap.to + reach},
                      {theme.cursor, width}, std::max(theme.space(0.75), width));
    }
}

}  // namespace lab::figures
