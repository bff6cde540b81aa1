// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/additive_score.h"
#include "attention/scored_attention.h"

namespace lab::attention {

/// Concat attention (Luong, Pham and Manning 2015, section 3.1):
///   e_{t,i} = v^T tanh(W [s_t; h_i])
/// Parameters: W (a, dq + dk), v (a). The columns of W that meet the encoder states are multiplied
/// with them once a sentence.
template <typename S>
class Concat final : public ScoredAttention<S> {
  public:
    static const Description& description();

    Concat(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory);

  private:
    tape::Expr<S> score(tape::Expr<S> query) override { return compare_(query); }

    AdditiveScore<S> compare_;
};

}  // namespace lab::attention
