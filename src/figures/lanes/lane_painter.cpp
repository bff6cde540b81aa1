// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/lane_painter.h"

#include "figures/lanes/context_lane.h"
#include "figures/lanes/encode_lane.h"
#include "figures/lanes/generic_lane.h"
#include "figures/lanes/merge_heads_lane.h"
#include "figures/lanes/output_lane.h"
#include "figures/lanes/project_lane.h"
#include "figures/lanes/sample_lane.h"
#include "figures/lanes/score_lane.h"
#include "figures/lanes/softmax_lane.h"
#include "figures/lanes/state_lane.h"
#include "figures/lanes/window_lane.h"

namespace lab::figures {
namespace {

template <typename Lane>
std::unique_ptr<LanePainter> ifKnown(const models::Trace& trace) {
    if (Lane::knows(trace)) {
        return std::make_unique<Lane>();
    }
    return std::make_unique<GenericLane>();
}

}  // namespace

std::unique_ptr<LanePainter> lanePainter(const models::Trace& trace, tape::Stage stage) {
    switch (stage) {
        case tape::Stage::Encode:
            return std::make_unique<EncodeLane>();
        case tape::Stage::State:
            return ifKnown<StateLane>(trace);
        case tape::Stage::Project:
            return ifKnown<ProjectLane>(trace);
        case tape::Stage::Window:
            return ifKnown<WindowLane>(trace);
        case tape::Stage::Score:
            return std::make_unique<ScoreLane>();
        case tape::Stage::Softmax:
            return std::make_unique<SoftmaxLane>();
        case tape::Stage::Sample:
            return ifKnown<SampleLane>(trace);
        case tape::Stage::Context:
            return std::make_unique<ContextLane>();
        case tape::Stage::MergeHeads:
            return ifKnown<MergeHeadsLane>(trace);
        case tape::Stage::Output:
            return std::make_unique<OutputLane>();
        case tape::Stage::Mask:
            break;
    }
    return std::make_unique<GenericLane>();
}

}  // namespace lab::figures
