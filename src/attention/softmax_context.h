// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/mechanism.h"

namespace lab::attention {

/// The two steps that most mechanisms share:
///   α_{t,i} = exp(e_{t,i}) / sum_j exp(e_{t,j}),  c_t = sum_i α_{t,i} h_i
/// (Bahdanau et al. 2015, eq. 5 and 6).
extern const tape::StepLabel weightsLabel;
extern const tape::StepLabel contextLabel;

/// From scores (M, B) to the context (dv, B), through temperature, mask and softmax.
template <typename S>
tape::Expr<S> softmaxContext(tape::Run<S>& run, const Memory<S>& memory, tape::Expr<S> scores);

}  // namespace lab::attention
