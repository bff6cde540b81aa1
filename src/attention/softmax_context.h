// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/labels.h"
#include "attention/mechanism.h"

namespace lab::attention {

/// The two steps that most mechanisms share:
///   α_{t,i} = exp(e_{t,i} / temperature) / sum_j exp(e_{t,j} / temperature),  c_t = sum_i α_{t,i}
///   h_i
/// (Bahdanau et al. 2015, eq. 5 and 6), over what the memory keeps; scores are (M, B).
template <typename S>
Attended<S> softmaxContext(tape::Run<S>& run, const Memory<S>& memory, tape::Expr<S> scores,
                           const labels::Blend& names = labels::bahdanau);

/// The first of them alone, without a name: α (M, B).
template <typename S>
tape::Expr<S> softmaxWeights(const Memory<S>& memory, tape::Expr<S> scores);

/// The scores as the softmax takes them: divided by the temperature; as they are at 0.
template <typename S>
tape::Expr<S> tempered(const Memory<S>& memory, tape::Expr<S> scores);

/// What the softmax is taken over at a temperature of 0, its limit: of the positions that the
/// memory keeps those with the largest of the scores (M, B); laid out as Memory::keep.
template <typename S>
std::vector<int> largestKept(const Memory<S>& memory, const tape::Expr<S>& scores);

}  // namespace lab::attention
