// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/lane_steps.h"

#include <algorithm>

#include "scene/formula_reads.h"

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

/// Whether the mechanism asks with the query at all; the decoder names it in any case.
bool asksWithQuery(const models::Trace& trace) {
    const auto steps = trace.model().translator.mechanism().description().steps;
    return std::ranges::any_of(
        steps, [](const tape::StepLabel* label) { return scene::names(*label, "query"); });
}

/// Whether the step is the one of its name that the moment looks at.
bool isLookedAt(const models::Trace& trace, const tape::Step& step, const scene::Moment& moment,
                int source) {
    const bool stands = (step.place.target == moment.target || step.place.target < 0) &&
                        (step.place.source < 0 || step.place.source == source);
    tape::Place place = moment.place(step.place.source);
    place.target = step.place.target;
    return stands && trace.find(step.label->name, place) == &step;
}

}  // namespace

std::vector<tape::Stage> laneStages(const models::Trace& trace) {
    std::vector<tape::Stage> lanes{tape::Stage::Encode};
    const std::vector<tape::Stage> word = trace.model().translator.stages();
    lanes.insert(lanes.end(), word.begin(), word.end());
    return lanes;
}

bool isReached(const std::vector<tape::Stage>& lanes, tape::Stage lane,
               const scene::Moment& moment) {
    if (lane == tape::Stage::Encode) {
        return true;
    }
    if (moment.back != scene::Back::No) {
        return moment.target >= 0;
    }
    return moment.target >= 0 &&
           std::ranges::find(lanes, lane) <= std::ranges::find(lanes, moment.stage);
}

bool isWalked(const std::vector<tape::Stage>& lanes, tape::Stage lane,
              const scene::Moment& moment) {
    if (moment.back == scene::Back::No) {
        return true;
    }
    const bool above = std::ranges::find(lanes, lane) >= std::ranges::find(lanes, moment.stage);
    return moment.target < 0 || above;
}

std::vector<const tape::Step*> stepsOf(const models::Trace& trace,
                                       const std::vector<tape::Stage>& lanes, tape::Stage lane,
                                       const scene::Moment& moment, int source) {
    std::vector<const tape::Step*> steps;
    const bool asked = asksWithQuery(trace);
    for (const tape::Step& step : trace.steps()) {
        // A query that nobody asks with goes straight on to the recurrent step.
        const tape::Stage stage =
            !asked && step.label->name == "query" ? lanes.back() : step.label->stage;
        if (laneOf(stage, lanes) == lane && isLookedAt(trace, step, moment, source)) {
            steps.push_back(&step);
        }
    }
    return steps;
}

}  // namespace lab::figures
