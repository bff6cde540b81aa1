// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/mechanism.h"

namespace lab::attention {

/// Equal weights, whatever the query: what is left of attention when nothing is selected.
///   α_{t,i} = 1 / m over the m positions that are kept,  c_t = sum_i α_{t,i} h_i
/// No parameters, no scores.
template <typename S>
class Mean final : public Attention<S> {
  public:
    static const Description& description();

    Mean(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory);
    Attended<S> attend(tape::Expr<S> query, int t) override;

  private:
    tape::Run<S>& run_;
    Memory<S> memory_;
    tape::Matrix<S> weights_;
};

}  // namespace lab::attention
