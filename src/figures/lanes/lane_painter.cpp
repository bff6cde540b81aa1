// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/lane_painter.h"

#include "figures/lanes/context_lane.h"
#include "figures/lanes/encode_lane.h"
#include "figures/lanes/generic_lane.h"
#include "figures/lanes/output_lane.h"
#include "figures/lanes/score_lane.h"
#include "figures/lanes/softmax_lane.h"

namespace lab::figures {

std::unique_ptr<LanePainter> lanePainter(tape::Stage stage) {
    switch (stage) {
        case tape::Stage::Encode:
            return std::make_unique<EncodeLane>();
        case tape::Stage::Score:
            return std::make_unique<ScoreLane>();
        case tape::Stage::Softmax:
            return std::make_unique<SoftmaxLane>();
        case tape::Stage::Context:
            return std::make_unique<ContextLane>();
        case tape::Stage::Output:
            return std::make_unique<OutputLane>();
        case tape::Stage::State:
        case tape::Stage::Project:
        case tape::Stage::Mask:
        case tape::Stage::Window:
        case tape::Stage::Sample:
        case tape::Stage::MergeHeads:
            break;
    }
    return std::make_unique<GenericLane>();
}

}  // namespace lab::figures
