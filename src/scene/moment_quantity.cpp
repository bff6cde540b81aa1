// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/moment_quantity.h"

#include "models/translator_steps.h"
#include "scene/quantity_of.h"

namespace lab::scene {

const tape::StepLabel* mainStep(const models::Trace& trace, tape::Stage stage) {
    if (stage == tape::Stage::Encode) {
        return &models::steps::states;
    }
    if (stage == tape::Stage::Output) {
        return &models::steps::probabilities;
    }
    const tape::StepLabel* last = nullptr;
    for (const auto* label : trace.model().translator.mechanism().description().steps) {
        last = label->stage == stage ? label : last;
    }
    return last;
}

int sourceAt(const models::Trace& trace, const Moment& moment, int chosen) {
    if (moment.source >= 0) {
        return moment.source;
    }
    if (chosen >= 0 && chosen < trace.sourcePositions()) {
        return chosen;
    }
    const Quantity weights = quantityOf(trace, "weights", moment.target, -1);
    tape::Index largest = 0;
    if (weights.valid()) {
        trace.value(weights.node).col(0).maxCoeff(&largest);
    }
    return static_cast<int>(largest);
}

Quantity quantityAt(const models::Trace& trace, const Moment& moment, int chosenSource) {
    const tape::StepLabel* label = mainStep(trace, moment.stage);
    if (label == nullptr) {
        return {};
    }
    const int source = sourceAt(trace, moment, chosenSource);
    Quantity quantity = quantityOf(trace, label->name, moment.target, source);
    if (moment.stage == tape::Stage::Output && quantity.valid()) {
        quantity.row = trace.targetIds()[static_cast<std::size_t>(moment.target)];
        quantity.column = 0;
    }
    return quantity;
}

}  // namespace lab::scene
