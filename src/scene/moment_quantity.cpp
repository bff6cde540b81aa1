// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/moment_quantity.h"

#include <algorithm>
#include <array>
#include <span>

#include "models/translator_steps.h"
#include "scene/blame.h"
#include "scene/quantity_of.h"

namespace lab::scene {
namespace {

using tape::Stage;
using tape::StepLabel;

constexpr std::array<std::string_view, 4> wellKnown{"weights", "scores", "context", "state"};
/// A stage that is named after what it computes: its weights are on the way to it.
constexpr std::array<std::string_view, 2> wellKnownOfContext{"context", "weights"};

/// The labels that name steps of a stage, in order.
std::vector<const StepLabel*> labelsOf(const models::Trace& trace, Stage stage) {
    std::vector<const StepLabel*> labels;
    for (const tape::Step& step : trace.steps()) {
        if (step.place.target > 0) {
            break;  // every word names the same
        }
        if (step.label->stage == stage && step.label->name != "query") {
            labels.push_back(step.label);
        }
    }
    return labels;
}

const StepLabel* labelNamed(const models::Trace& trace, std::string_view name) {
    const tape::Step* found = trace.find(name);
    return found == nullptr ? nullptr : found->label;
}

}  // namespace

const StepLabel* mainStep(const models::Trace& trace, Stage stage) {
    if (stage == Stage::Encode) {
        return labelNamed(trace, "states");
    }
    if (stage == Stage::Output) {
        return &models::steps::probabilities;
    }
    const auto labels = labelsOf(trace, stage);
    const std::span<const std::string_view> names =
        stage == Stage::Context ? std::span<const std::string_view>(wellKnownOfContext)
                                : std::span<const std::string_view>(wellKnown);
    for (const std::string_view name : names) {
        const auto found = std::ranges::find(labels, name, &StepLabel::name);
        if (found != labels.end()) {
            return *found;
        }
    }
    return labels.empty() ? nullptr : labels.back();
}

int sourceAt(const models::Trace& trace, const Moment& moment, int chosen) {
    if (moment.source >= 0) {
        return moment.source;
    }
    if (chosen >= 0 && chosen < trace.positions()) {
        return chosen;
    }
    const tape::Step* weights = trace.find("weights", moment.place());
    if (weights == nullptr) {
        return -1;
    }
    tape::Index largest = 0;
    trace.value(weights->node).col(0).maxCoeff(&largest);
    return static_cast<int>(largest);
}

int headAt(const models::Trace& trace, const Moment& moment) {
    const StepLabel* label = moment.head < 0 ? nullptr : mainStep(trace, moment.stage);
    const tape::Step* step = label == nullptr ? nullptr : trace.find(label->name, moment.place());
    return step == nullptr ? -1 : step->place.head;
}

namespace {

/// Whose gradient a moment of the way back is about.
Quantity blamedAt(const models::Trace& trace, const Moment& moment, int chosenSource) {
    switch (moment.back) {
        case Back::Loss: {
            const tape::Step* loss = trace.find("loss", moment.target);
            return loss == nullptr ? Quantity{} : Quantity{loss->node, 0, 0};
        }
        case Back::State:
            return quantityOf(trace, "state", moment.place());
        case Back::Sentence:
            return quantityOf(trace, "start", tape::Place{});
        case Back::Parameters: {
            const auto parameters = parameterGradients(trace);
            return parameters.empty() ? Quantity{} : parameters.front().to;
        }
        default:
            break;
    }
    if (moment.stage == Stage::Output) {
        Quantity logits = quantityOf(trace, "logits", moment.place());
        logits.row = trace.targetIds()[static_cast<std::size_t>(moment.target)];
        logits.column = 0;
        return logits;
    }
    Moment forward = moment;
    forward.back = Back::No;
    return quantityAt(trace, forward, chosenSource);
}

}  // namespace

Quantity quantityAt(const models::Trace& trace, const Moment& moment, int chosenSource) {
    if (moment.back != Back::No) {
        return blamedAt(trace, moment, chosenSource);
    }
    const StepLabel* label = mainStep(trace, moment.stage);
    if (label == nullptr) {
        return {};
    }
    const int source = sourceAt(trace, moment, chosenSource);
    Quantity quantity = quantityOf(trace, label->name, moment.place(source));
    if (moment.stage == Stage::Output && quantity.valid()) {
        quantity.row = trace.targetIds()[static_cast<std::size_t>(moment.target)];
        quantity.column = 0;
    }
    return quantity;
}

}  // namespace lab::scene
