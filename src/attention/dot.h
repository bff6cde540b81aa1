// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/scored_attention.h"

namespace lab::attention {

/// Dot product attention (Luong, Pham and Manning 2015, section 3.1):
///   e_{t,i} = s_t^T h_i
/// Queries and keys must have the same units. No parameters.
template <typename S>
class Dot final : public ScoredAttention<S> {
  public:
    static const Description& description();

    Dot(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory);

  private:
    tape::Expr<S> score(tape::Expr<S> query) override;
};

}  // namespace lab::attention
