// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/lane_steps.h"

#include <algorithm>

namespace lab::figures {
namespace {

tape::Stage laneOf(tape::Stage stage, const std::vector<tape::Stage>& lanes) {
    if (std::ranges::find(lanes, stage) != lanes.end()) {
        return stage;
    }
    const auto above =
        std::ranges::find_if(lanes, [stage](tape::Stage lane) { return lane > stage; });
    return above == lanes.end() ? lanes.back() : *above;
}

bool standsAt(const tape::Place& place, const scene::Moment& moment, int source) {
    return (place.target == moment.target || place.target < 0) &&
           (place.source < 0 || place.source == source);
}

}  // namespace

std::vector<tape::Stage> laneStages(const models::Trace& trace) {
    std::vector<tape::Stage> lanes{tape::Stage::Encode};
    const auto own = trace.model().translator.mechanism().description().stages;
    lanes.insert(lanes.end(), own.begin(), own.end());
    lanes.push_back(tape::Stage::Output);
    return lanes;
}

bool isReached(const std::vector<tape::Stage>& lanes, tape::Stage lane,
               const scene::Moment& moment) {
    if (lane == tape::Stage::Encode) {
        return true;
    }
    return moment.target >= 0 &&
           std::ranges::find(lanes, lane) <= std::ranges::find(lanes, moment.stage);
}

std::vector<const tape::Step*> stepsOf(const models::Trace& trace,
                                       const std::vector<tape::Stage>& lanes, tape::Stage lane,
                                       const scene::Moment& moment, int source) {
    std::vector<const tape::Step*> steps;
    for (const tape::Step& step : trace.steps()) {
        if (standsAt(step.place, moment, source) && laneOf(step.label->stage, lanes) == lane) {
            steps.push_back(&step);
        }
    }
    return steps;
}

int chosenSource(const models::Trace& trace, const scene::Moment& moment, int wanted) {
    if (moment.target < 0) {
        return moment.source;
    }
    if (wanted >= 0) {
        return std::min(wanted, trace.sourcePositions() - 1);
    }
    const tape::Step* weights = trace.find("weights", moment.target);
    if (weights == nullptr) {
        return -1;
    }
    tape::Index largest = 0;
    trace.value(weights->node).col(0).maxCoeff(&largest);
    return static_cast<int>(largest);
}

}  // namespace lab::figures
