// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/scored_attention.h"

namespace lab::attention {

/// Location-based attention (Luong, Pham and Manning 2015, section 3.1, eq. 8):
///   e_t = W s_t, one row of W for each position; the keys are not looked at
/// Parameters: W (L, dq), of which the first M rows are used; AttentionError for M > L.
template <typename S>
class Location final : public ScoredAttention<S> {
  public:
    static const Description& description();

    Location(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory);

  private:
    tape::Expr<S> score(tape::Expr<S> query) override;

    tape::Expr<S> rows_;
};

}  // namespace lab::attention
