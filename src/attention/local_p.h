// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/general_score.h"
#include "attention/window.h"

namespace lab::attention {

/// Local attention with predictive alignment (Luong, Pham and Manning 2015, section 3.2, local-p):
///   p_t = M sigmoid(v_p^T tanh(W_p s_t))                                  eq. 9
///   align = softmax(e_t) over |i - p_t| <= D, for e_{t,i} = s_t^T W h_i
///   α_{t,i} = align_i exp(-(i - p_t)^2 / (2 σ^2)), σ = D / 2              eq. 10
/// Positions count from 0; M are the sentence's own, padding left out. The weights are not
/// normalised again, so they add up to less than 1. All scores are computed, so that they can be
/// seen. Parameters: W (dq, dk), W_p (a, dq), v_p (a). Settings: D.
template <typename S>
class LocalP final : public Attention<S> {
  public:
    static const Description& description();

    LocalP(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory,
           const Settings& settings);
    Attended<S> attend(tape::Expr<S> query, int t) override;

  private:
    tape::Expr<S> predictCentre(tape::Expr<S> query);

    tape::Run<S>& run_;
    Window<S> window_;
    S deviation_;
    GeneralScore<S> compare_;
    tape::Expr<S> hiddenMatrix_;
    tape::Expr<S> centreVector_;
};

}  // namespace lab::attention
