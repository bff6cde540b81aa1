// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/mechanism.h"
#include "layers/linear.h"
#include "models/orders/decoder_cell.h"
#include "models/orders/decoder_state.h"

namespace lab::models {

/// The recurrent step first, with the context of the word before, as lectures teach it:
///   s_t = tanh(A' [x'_t; s_{t-1}; c_{t-1}] + b), with other cells cell(s_{t-1}, [x'_t; c_{t-1}])
///   c_t = attention(s_t, h)
///   o_t = tanh(W_o [s_t; c_t] + b_o)                   readout
/// x'_t = E y_{t-1} is the word before, and A' = [W U C]. c_0 = 0.
/// The methods are those of Decoder.
class SimpleOrder {
  public:
    /// Adds "decoder.*" with "decoder.C", and "readout.*".
    template <typename S>
    SimpleOrder(tape::Parameters<S>& parameters, const DecoderShape& shape)
        : cell_(parameters, shape, "C", shape.context),
          readout_(parameters, "readout", shape.units + shape.context, shape.readout),
          contextUnits_(shape.context) {}

    static const tape::StepLabel& previousWord();
    static const tape::StepLabel& logits();

    void initialise(tape::Parameters<float>& parameters, base::Random& random) const;
    template <typename S>
    DecoderState<S> start(tape::Expr<S> state) const;
    template <typename S>
    tape::Expr<S> project(tape::Run<S>& run, tape::Expr<S> words) const;
    template <typename S>
    DecoderStep<S> step(tape::Run<S>& run, attention::Attention<S>& attention,
                        const DecoderState<S>& before, tape::Expr<S> projectedWord, int t) const;
    template <typename S>
    tape::Expr<S> readout(tape::Run<S>& run, tape::Expr<S> state, tape::Expr<S> word,
                          tape::Expr<S> context) const;

  private:
    DecoderCell cell_;
    layers::Linear readout_;
    tape::Index contextUnits_;
};

}  // namespace lab::models
