// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/scored_attention.h"

namespace lab::attention {

/// Projected queries and keys, as lectures introduce them on the way to Transformers (Vaswani et
/// al. 2017, section 3.2, one head, not scaled, the states themselves as values):
///   k_i = W_K h_i,  q_t = W_Q s_t,  e_{t,i} = k_i^T q_t
/// Parameters: W_Q (d, dq), W_K (d, dk).
template <typename S>
class QueryKey final : public ScoredAttention<S> {
  public:
    static const Description& description();

    QueryKey(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory);

  private:
    tape::Expr<S> score(tape::Expr<S> query) override;

    tape::Expr<S> queryMatrix_;
    tape::Expr<S> keys_;
};

}  // namespace lab::attention
