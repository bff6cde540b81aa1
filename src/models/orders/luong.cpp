// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/orders/luong.h"

#include <array>

#include "layers/initialise.h"
#include "models/orders/instantiate.h"
#include "models/orders/order_labels.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/product.h"
#include "tape/ops/shape.h"

namespace lab::models {
namespace {

using tape::Expr;
using tape::Role;
using tape::Run;
using tape::Stage;
using tape::StepLabel;

constexpr std::string_view section = "Luong et al. 2015, section 3";
constexpr std::string_view feedingSection = "Luong et al. 2015, section 3.3";

constexpr StepLabel previousWordLabel = labels::previousWord(Stage::State, section);

constexpr StepLabel previousStateLabel = labels::previousState(section);
constexpr StepLabel previousAttentionalLabel{
    .name = "previous.attentional",
    .stage = Stage::State,
    .role = Role::Decoder,
    .symbol = R"(\tilde{h}_{@p})",
    .element = R"(\tilde{h}_{@p}[@k])",
    .formula = R"(\step{previous.attentional}{\tilde{h}_{@p}})",
    .source = feedingSection,
    .meaning = "attentional state before, fed in again",
    .brief = "last attentional state"};

const CellSteps withoutFeeding({.stage = Stage::State,
                                .source = section,
                                .before = R"(\step{previous.state}{s_{@p}})"});

const CellSteps withFeeding({.stage = Stage::State,
                             .source = feedingSection,
                             .before = R"(\step{previous.state}{s_{@p}})",
                             .more = R"(\step{previous.attentional}{\tilde{h}_{@p}})",
                             .matrix = "F"});

constexpr StepLabel queryLabel = labels::query(section);

constexpr StepLabel attentionalLabel{
    .name = "attentional",
    .stage = Stage::Output,
    .role = Role::Decoder,
    .symbol = R"(\tilde{h}_{@t})",
    .element = R"(\tilde{h}_{@t}[@k])",
    .formula = R"(\step{attentional}{\tilde{h}_{@t}} = )"
               R"(\tanh(W_c [\step{context}{c_{@t}}; \step{state}{s_{@t}}]))",
    .source = "Luong et al. 2015, eq. 5",
    .meaning = "attentional state"};

constexpr StepLabel logitsLabel =
    labels::logits(R"(\step{logits}{l_{@t}} = W_p \step{attentional}{\tilde{h}_{@t}} + b_p)",
                   "Luong et al. 2015, eq. 6, with a bias");

}  // namespace

const StepLabel& LuongOrder::previousWord() {
    return previousWordLabel;
}

const StepLabel& LuongOrder::logits() {
    return logitsLabel;
}

void LuongOrder::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    cell_.initialise(parameters, random);
    layers::fillGlorot(parameters.value(readout_), random);
}

template <typename S>
DecoderState<S> LuongOrder::start(Expr<S> state) const {
    DecoderState<S> start{cell_.stateFrom(state)};
    if (inputFeeding_) {
        start.fed = state.tape->constant(tape::Matrix<S>::Zero(readoutUnits_, state.columns()));
    }
    return start;
}

template <typename S>
Expr<S> LuongOrder::project(Run<S>& run, Expr<S> words) const {
    return cell_.project(run, words);
}

template <typename S>
DecoderStep<S> LuongOrder::step(Run<S>& run, attention::Attention<S>& attention,
                                const DecoderState<S>& before, Expr<S> projectedWord, int t) const {
    DecoderState<S> entering = before;
    entering.cell.h = run.step(previousStateLabel, before.cell.h);
    if (inputFeeding_) {
        entering.fed = run.step(previousAttentionalLabel, before.fed);
    }
    const auto& names = inputFeeding_ ? withFeeding : withoutFeeding;
    const auto cell = cell_.step(run, projectedWord, entering.fed, entering.cell, names);
    const auto attended = attention.attend(run.step(queryLabel, cell.h), t);
    if (!inputFeeding_) {
        return {{cell}, attended};
    }
    const auto attentional = readout(run, cell.h, {}, attended.context);
    return {{cell, attentional}, attended, attentional};
}

template <typename S>
Expr<S> LuongOrder::readout(Run<S>& run, Expr<S> state, Expr<S> /*word*/, Expr<S> context) const {
    const std::array<Expr<S>, 2> parts{context, state};
    return run.step(attentionalLabel,
                    tape::tanh(tape::matmul(run[readout_], tape::stackRows<S>(parts))));
}

LAB_INSTANTIATE_ORDER(LuongOrder, float)
LAB_INSTANTIATE_ORDER(LuongOrder, double)

}  // namespace lab::models
