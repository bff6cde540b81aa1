// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/scored_attention.h"

namespace lab::attention {

/// Scaled dot product attention (Vaswani et al. 2017, section 3.2.1, eq. 1), d units of both:
///   e_{t,i} = s_t^T h_i / sqrt(d)
/// Queries and keys must have the same units. No parameters.
template <typename S>
class ScaledDot final : public ScoredAttention<S> {
  public:
    static const Description& description();

    ScaledDot(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory);

  private:
    tape::Expr<S> score(tape::Expr<S> query) override;
};

}  // namespace lab::attention
