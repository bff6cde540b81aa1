// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/tape.h"

namespace lab::layers {

/// What a recurrent cell hands on, for B sentences.
template <typename S>
struct CellState {
    tape::Expr<S> h;       ///< hidden state (units, B)
    tape::Expr<S> c = {};  ///< memory cell (units, B) of an LSTM; empty for the others
};

}  // namespace lab::layers
