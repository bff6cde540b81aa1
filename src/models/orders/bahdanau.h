// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/mechanism.h"
#include "layers/linear.h"
#include "models/orders/decoder_cell.h"
#include "models/orders/decoder_state.h"

namespace lab::models {

/// The attention first, with the state of the word before (Bahdanau et al. 2015, appendix A.2.2):
///   c_t = attention(s_{t-1}, h)
///   s_t = cell(s_{t-1}, [E y_{t-1}; c_t])
///   o_t = tanh(W_o [s_t; E y_{t-1}; c_t] + b_o)       readout
/// The paper's maxout readout is a tanh layer here, of the state s_t as in its eq. 4.
/// The methods are those of Decoder.
class BahdanauOrder {
  public:
    /// Adds "decoder.*" with "decoder.C", and "readout.*".
    template <typename S>
    BahdanauOrder(tape::Parameters<S>& parameters, const DecoderShape& shape)
        : cell_(parameters, shape, "C", shape.context),
          readout_(parameters, "readout", shape.units + shape.word + shape.context, shape.readout) {
    }

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
};

}  // namespace lab::models
