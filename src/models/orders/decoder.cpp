// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/orders/decoder.h"

namespace lab::models {

using tape::Expr;
using tape::Run;
using tape::StepLabel;

void Decoder::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    std::visit([&](const auto& order) { order.initialise(parameters, random); }, order_);
}

const StepLabel& Decoder::previousWord() const {
    return std::visit([](const auto& order) -> const StepLabel& { return order.previousWord(); },
                      order_);
}

const StepLabel& Decoder::logits() const {
    return std::visit([](const auto& order) -> const StepLabel& { return order.logits(); }, order_);
}

template <typename S>
DecoderState<S> Decoder::start(Expr<S> state) const {
    return std::visit([&](const auto& order) { return order.start(state); }, order_);
}

template <typename S>
Expr<S> Decoder::project(Run<S>& run, Expr<S> words) const {
    return std::visit([&](const auto& order) { return order.project(run, words); }, order_);
}

template <typename S>
DecoderStep<S> Decoder::step(Run<S>& run, attention::Attention<S>& attention,
                             const DecoderState<S>& before, Expr<S> projectedWord, int t) const {
    return std::visit(
        [&](const auto& order) { return order.step(run, attention, before, projectedWord, t); },
        order_);
}

template <typename S>
Expr<S> Decoder::readout(Run<S>& run, Expr<S> state, Expr<S> word, Expr<S> context) const {
    return std::visit([&](const auto& order) { return order.readout(run, state, word, context); },
                      order_);
}

#define LAB_INSTANTIATE(S)                                                             \
    template DecoderState<S> Decoder::start(Expr<S>) const;                            \
    template Expr<S> Decoder::project(Run<S>&, Expr<S>) const;                         \
    template DecoderStep<S> Decoder::step(Run<S>&, attention::Attention<S>&,           \
                                          const DecoderState<S>&, Expr<S>, int) const; \
    template Expr<S> Decoder::readout(Run<S>&, Expr<S>, Expr<S>, Expr<S>) const;
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::models
