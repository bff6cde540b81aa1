// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/additive_score.h"
#include "attention/scored_attention.h"

namespace lab::attention {

/// Additive attention (Bahdanau, Cho and Bengio 2015, section 3.1 and appendix A.1.2):
///   e_{t,i} = v^T tanh(W s_{t-1} + U h_i)
/// Parameters: W (a, dq), U (a, dk), v (a).
template <typename S>
class Additive final : public ScoredAttention<S> {
  public:
    static const Description& description();

    Additive(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory);

  private:
    tape::Expr<S> score(tape::Expr<S> query) override { return compare_(query); }

    AdditiveScore<S> compare_;
};

}  // namespace lab::attention
