// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "formats/tensor.h"
#include "models/trace.h"

namespace lab::cli {

/// Everything of a trace as arrays, float32, targets and positions in the rows:
///   source (M), target (T): the words as text, <eos> included where it is
///   enc.NAME: steps of the encoder, as enc.states (M, dh)
///   dec.NAME: steps of the decoder, as dec.query (T, dq), dec.weights (T, M), with heads
///     (T, heads, M), dec.hidden (T, M, a), dec.logits (T, V)
///   param.NAME: the parameters, vectors with one axis
/// See docs/formats.md.
std::vector<formats::NamedTensor> traceArrays(const models::Trace& trace);

}  // namespace lab::cli
