// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/mechanism.h"

namespace lab::attention {

/// Additive attention (Bahdanau, Cho and Bengio 2015, section 3.1 and appendix A.1.2):
///   e_{t,i} = v^T tanh(W s_{t-1} + U h_i)
///   α_t = softmax(e_t),  c_t = sum_i α_{t,i} h_i
/// Parameters: W (a, dq), U (a, dk), v (a).
template <typename S>
class Additive final : public Attention<S> {
  public:
    static const Description& description();

    Additive(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory);
    tape::Expr<S> attend(tape::Expr<S> query, int t) override;

  private:
    tape::Run<S>& run_;
    Memory<S> memory_;
    tape::Expr<S> w_;
    tape::Expr<S> v_;
    tape::Expr<S> projectedKeys_;
};

}  // namespace lab::attention
