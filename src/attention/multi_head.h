// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "attention/mechanism.h"

namespace lab::attention {

/// Multi-head attention (Vaswani et al. 2017, section 3.2.2) of a decoder state over the encoder
/// states. Head n takes its d / heads rows of the projections:
///   q = W_Q s,  k_i = W_K h_i,  v_i = W_V h_i
///   e^n_{t,i} = q^n^T k^n_i / sqrt(d / heads),  α^n = softmax(e^n),  c^n_t = sum_i α^n_{t,i} v^n_i
///   c_t = W_O [c^1_t; ...; c^heads_t]
/// Parameters: W_Q (d, dq), W_K (d, dk), W_V (d, dv), W_O (do, d). Settings: heads, a divisor of d.
template <typename S>
class MultiHead final : public Attention<S> {
  public:
    static const Description& description();

    MultiHead(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory,
              const Settings& settings);
    Attended<S> attend(tape::Expr<S> query, int t) override;

  private:
    /// The context of one head (d / heads, B).
    tape::Expr<S> attendWith(int head, tape::Expr<S> queries);
    void moveToHead(tape::Place place, int head);

    tape::Run<S>& run_;
    tape::Expr<S> queryMatrix_;
    tape::Expr<S> outputMatrix_;
    std::vector<Memory<S>> heads_;  ///< the projected keys and values of each
};

}  // namespace lab::attention
