// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/general_score.h"
#include "attention/scored_attention.h"

namespace lab::attention {

/// General attention (Luong, Pham and Manning 2015, section 3.1):
///   e_{t,i} = s_t^T W h_i
/// Parameters: W (dq, dk).
template <typename S>
class General final : public ScoredAttention<S> {
  public:
    static const Description& description();

    General(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory);

  private:
    tape::Expr<S> score(tape::Expr<S> query) override { return compare_(query); }

    GeneralScore<S> compare_;
};

}  // namespace lab::attention
