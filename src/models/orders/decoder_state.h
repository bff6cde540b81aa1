// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/mechanism.h"
#include "layers/cell_state.h"

namespace lab::models {

/// What a decoder hands from one target word to the next, for B sentences.
template <typename S>
struct DecoderState {
    layers::CellState<S> cell;  ///< s_t (units, B), and the memory cell of an LSTM
    tape::Expr<S> fed = {};     ///< what else enters the next step: c_t or h~_t; empty: nothing
};

/// What one target word gives.
template <typename S>
struct DecoderStep {
    DecoderState<S> state;
    attention::Attended<S> attended;  ///< c_t and how it came about
    tape::Expr<S> readout = {};       ///< where the next step needs it; else see Decoder::readout
};

}  // namespace lab::models
