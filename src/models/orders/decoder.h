// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <variant>

#include "models/config.h"
#include "models/orders/bahdanau.h"
#include "models/orders/luong.h"
#include "models/orders/simple.h"

namespace lab::models {

/// The decoder between the attention and the output layer, in any order.
class Decoder {
  public:
    /// Adds the order's parameters.
    template <typename S>
    Decoder(tape::Parameters<S>& parameters, Order order, const DecoderShape& shape)
        : order_(make(parameters, order, shape)) {}

    void initialise(tape::Parameters<float>& parameters, base::Random& random) const;

    /// Whether the recurrent step comes before the attention: s_t asks, and Stage::State is the
    /// first stage of a target word. Else s_{t-1} asks, and the step belongs to Stage::Output.
    [[nodiscard]] bool stepsFirst() const { return !std::holds_alternative<BahdanauOrder>(order_); }
    /// Where the steps of target position t stand.
    [[nodiscard]] tape::Place placeOf(int t) const {
        return {.target = t, .lag = stepsFirst() ? 0 : 1};
    }

    /// The labels that an order gives to E y_{t-1} and to the logits of its readout.
    [[nodiscard]] const tape::StepLabel& previousWord() const;
    [[nodiscard]] const tape::StepLabel& logits() const;

    /// What the first step starts from, given s_0 (units, B).
    template <typename S>
    DecoderState<S> start(tape::Expr<S> state) const;
    /// What word vectors (word, columns) contribute to recurrent steps: for many steps at once.
    template <typename S>
    tape::Expr<S> project(tape::Run<S>& run, tape::Expr<S> words) const;
    /// s_t and c_t after a projected word; names the steps. `t`: the target position, from 0.
    template <typename S>
    DecoderStep<S> step(tape::Run<S>& run, attention::Attention<S>& attention,
                        const DecoderState<S>& before, tape::Expr<S> projectedWord, int t) const;
    /// What the output layer reads, (readout, columns), of one step or of many at once; names it.
    template <typename S>
    tape::Expr<S> readout(tape::Run<S>& run, tape::Expr<S> state, tape::Expr<S> word,
                          tape::Expr<S> context) const;

  private:
    using Any = std::variant<BahdanauOrder, LuongOrder, SimpleOrder>;

    template <typename S>
    static Any make(tape::Parameters<S>& parameters, Order order, const DecoderShape& shape) {
        switch (order) {
            case Order::Luong:
                return LuongOrder(parameters, shape);
            case Order::Simple:
                return SimpleOrder(parameters, shape);
            case Order::Bahdanau:
                break;
        }
        return BahdanauOrder(parameters, shape);
    }

    Any order_;
};

}  // namespace lab::models
