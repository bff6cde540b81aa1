// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/mechanism.h"
#include "models/orders/decoder_cell.h"
#include "models/orders/decoder_state.h"

namespace lab::models {

/// The recurrent step first, then the attention with its state (Luong et al. 2015, section 3):
///   s_t  = cell(s_{t-1}, E y_{t-1}), with input feeding cell(s_{t-1}, [E y_{t-1}; h~_{t-1}]) (3.3)
///   c_t  = attention(s_t, h)
///   h~_t = tanh(W_c [c_t; s_t])                        attentional state, eq. 5; the readout
/// The paper's h_t is s_t here, its encoder states h-bar are h. h~_0 = 0.
/// The methods are those of Decoder.
class LuongOrder {
  public:
    /// Adds "decoder.*" (with "decoder.F" for input feeding) and "attentional.W".
    template <typename S>
    LuongOrder(tape::Parameters<S>& parameters, const DecoderShape& shape)
        : cell_(parameters, shape, "F", shape.inputFeeding ? shape.readout : 0),
          readout_(parameters.add("attentional.W", {shape.readout, shape.context + shape.units})),
          readoutUnits_(shape.readout),
          inputFeeding_(shape.inputFeeding) {}

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
    tape::ParameterId readout_;
    tape::Index readoutUnits_;
    bool inputFeeding_;
};

}  // namespace lab::models
