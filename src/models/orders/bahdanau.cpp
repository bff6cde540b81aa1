// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/orders/bahdanau.h"

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

constexpr std::string_view appendix = "Bahdanau et al. 2015, appendix A.2.2";

constexpr StepLabel queryLabel = labels::query("Bahdanau et al. 2015, section 3.1");
constexpr StepLabel previousWordLabel = labels::previousWord(Stage::Output, appendix);

const CellSteps cellSteps({.stage = Stage::Output,
                           .source = appendix,
                           .before = R"(\step{query}{s_{@p}})",
                           .more = R"(\step{context}{c_{@t}})",
                           .matrix = "C"});

constexpr StepLabel readoutLabel =
    labels::readout(R"(\step{readout}{o_{@t}} = \tanh(W_o [\step{state}{s_{@t}}; )"
                    R"(\step{previous.word}{E y_{@p}}; \step{context}{c_{@t}}] + b_o))",
                    "Bahdanau et al. 2015, appendix A.2.2, with tanh for maxout");

constexpr StepLabel logitsLabel =
    labels::logits(R"(\step{logits}{l_{@t}} = W_p \step{readout}{o_{@t}} + b_p)", appendix);

}  // namespace

const StepLabel& BahdanauOrder::previousWord() {
    return previousWordLabel;
}

const StepLabel& BahdanauOrder::logits() {
    return logitsLabel;
}

void BahdanauOrder::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    cell_.initialise(parameters, random);
    readout_.initialise(parameters, random);
}

template <typename S>
DecoderState<S> BahdanauOrder::start(Expr<S> state) const {
    return {cell_.stateFrom(state)};
}

template <typename S>
Expr<S> BahdanauOrder::project(Run<S>& run, Expr<S> words) const {
    return cell_.project(run, words);
}

template <typename S>
DecoderStep<S> BahdanauOrder::step(Run<S>& run, attention::Attention<S>& attention,
                                   const DecoderState<S>& before, Expr<S> projectedWord,
                                   int t) const {
    const auto query = run.step(queryLabel, before.cell.h);
    const auto attended = attention.attend(query, t);
    return {{cell_.step(run, projectedWord, attended.context, before.cell, cellSteps)}, attended};
}

template <typename S>
Expr<S> BahdanauOrder::readout(Run<S>& run, Expr<S> state, Expr<S> word, Expr<S> context) const {
    const std::array<Expr<S>, 3> parts{state, word, context};
    return run.step(readoutLabel, tape::tanh(readout_(run, tape::stackRows<S>(parts))));
}

LAB_INSTANTIATE_ORDER(BahdanauOrder, float)
LAB_INSTANTIATE_ORDER(BahdanauOrder, double)

}  // namespace lab::models
