// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/orders/simple.h"

#include <array>

#include "models/orders/instantiate.h"
#include "models/orders/order_labels.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/shape.h"

namespace lab::models {
namespace {

using tape::Expr;
using tape::Role;
using tape::Run;
using tape::Stage;
using tape::StepLabel;

constexpr std::string_view lectures = "lecture slides";

constexpr StepLabel previousWordLabel = labels::previousWord(Stage::State, lectures);

constexpr StepLabel previousStateLabel = labels::previousState(lectures);
constexpr StepLabel previousContextLabel{.name = "previous.context",
                                         .stage = Stage::State,
                                         .role = Role::Context,
                                         .symbol = "c_{@p}",
                                         .element = "c_{@p}[@k]",
                                         .formula = R"(\step{previous.context}{c_{@p}})",
                                         .source = lectures,
                                         .meaning = "context vector before",
                                         .brief = "last context"};

const CellSteps cellSteps({.stage = Stage::State,
                           .source = lectures,
                           .before = R"(\step{previous.state}{s_{@p}})",
                           .more = R"(\step{previous.context}{c_{@p}})",
                           .matrix = "C"});

constexpr StepLabel queryLabel = labels::query(lectures);

constexpr StepLabel readoutLabel =
    labels::readout(R"(\step{readout}{o_{@t}} = )"
                    R"(\tanh(W_o [\step{state}{s_{@t}}; \step{context}{c_{@t}}] + b_o))",
                    lectures);

constexpr StepLabel logitsLabel =
    labels::logits(R"(\step{logits}{l_{@t}} = W_p \step{readout}{o_{@t}} + b_p)", lectures);

}  // namespace

const StepLabel& SimpleOrder::previousWord() {
    return previousWordLabel;
}

const StepLabel& SimpleOrder::logits() {
    return logitsLabel;
}

void SimpleOrder::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    cell_.initialise(parameters, random);
    readout_.initialise(parameters, random);
}

template <typename S>
DecoderState<S> SimpleOrder::start(Expr<S> state) const {
    return {cell_.stateFrom(state),
            state.tape->constant(tape::Matrix<S>::Zero(contextUnits_, state.columns()))};
}

template <typename S>
Expr<S> SimpleOrder::project(Run<S>& run, Expr<S> words) const {
    return cell_.project(run, words);
}

template <typename S>
DecoderStep<S> SimpleOrder::step(Run<S>& run, attention::Attention<S>& attention,
                                 const DecoderState<S>& before, Expr<S> projectedWord,
                                 int t) const {
    auto cellBefore = before.cell;
    cellBefore.h = run.step(previousStateLabel, before.cell.h);
    const auto contextBefore = run.step(previousContextLabel, before.fed);
    const auto cell = cell_.step(run, projectedWord, contextBefore, cellBefore, cellSteps);
    const auto attended = attention.attend(run.step(queryLabel, cell.h), t);
    return {{cell, attended.context}, attended};
}

template <typename S>
Expr<S> SimpleOrder::readout(Run<S>& run, Expr<S> state, Expr<S> /*word*/, Expr<S> context) const {
    const std::array<Expr<S>, 2> parts{state, context};
    return run.step(readoutLabel, tape::tanh(readout_(run, tape::stackRows<S>(parts))));
}

LAB_INSTANTIATE_ORDER(SimpleOrder, float)
LAB_INSTANTIATE_ORDER(SimpleOrder, double)

}  // namespace lab::models
