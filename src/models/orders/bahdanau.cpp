// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/orders/bahdanau.h"

#include <array>

#include "tape/ops/elementwise.h"
#include "tape/ops/shape.h"

namespace lab::models {
namespace {

using tape::Expr;
using tape::Role;
using tape::Run;
using tape::Stage;
using tape::StepLabel;

constexpr StepLabel queryLabel{.name = "query",
                               .stage = Stage::Score,
                               .role = Role::Decoder,
                               .symbol = "s_{@p}",
                               .element = "s_{@p}[@k]",
                               .formula = R"(\step{query}{s_{@p}})",
                               .source = "Bahdanau et al. 2015, section 3.1",
                               .meaning = "decoder state, the query",
                               .brief = "query"};

constexpr StepLabel previousWordLabel{.name = "previous.word",
                                      .stage = Stage::Output,
                                      .role = Role::Decoder,
                                      .symbol = "E y_{@p}",
                                      .element = "(E y_{@p})[@k]",
                                      .formula = R"(\step{previous.word}{E y_{@p}})",
                                      .source = "Bahdanau et al. 2015, appendix A.2.2",
                                      .meaning = "vector of the word before",
                                      .brief = "last word"};

const CellSteps cellSteps({.stage = Stage::Output,
                           .source = "Bahdanau et al. 2015, appendix A.2.2",
                           .before = R"(\step{query}{s_{@p}})",
                           .more = R"(\step{context}{c_{@t}})",
                           .matrix = "C"});

constexpr StepLabel readoutLabel{
    .name = "readout",
    .stage = Stage::Output,
    .role = Role::Decoder,
    .symbol = "o_{@t}",
    .element = "o_{@t}[@k]",
    .formula = R"(\step{readout}{o_{@t}} = \tanh(W_o [\step{state}{s_{@t}}; )"
               R"(\step{previous.word}{E y_{@p}}; \step{context}{c_{@t}}] + b_o))",
    .source = "Bahdanau et al. 2015, appendix A.2.2, with tanh for maxout",
    .meaning = "readout"};

constexpr StepLabel logitsLabel{
    .name = "logits",
    .stage = Stage::Output,
    .role = Role::Score,
    .symbol = "l_{@t}",
    .element = "l_{@t}[@k]",
    .formula = R"(\step{logits}{l_{@t}} = W_p \step{readout}{o_{@t}} + b_p)",
    .source = "Bahdanau et al. 2015, appendix A.2.2",
    .rows = tape::Axis::Word,
    .meaning = "a score for each word of the vocabulary",
    .brief = "word scores"};

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

#define LAB_INSTANTIATE(S)                                                                   \
    template DecoderState<S> BahdanauOrder::start(Expr<S>) const;                            \
    template Expr<S> BahdanauOrder::project(Run<S>&, Expr<S>) const;                         \
    template DecoderStep<S> BahdanauOrder::step(Run<S>&, attention::Attention<S>&,           \
                                                const DecoderState<S>&, Expr<S>, int) const; \
    template Expr<S> BahdanauOrder::readout(Run<S>&, Expr<S>, Expr<S>, Expr<S>) const;
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::models
