// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/general_score.h"
#include "attention/window.h"

namespace lab::attention {

/// Local attention with monotonic alignment (Luong, Pham and Manning 2015, section 3.2, local-m):
///   p_t = min(t, M - 1), positions and t from 0
///   α_t = softmax(e_t) over |i - p_t| <= D, for e_{t,i} = s_t^T W h_i
/// All scores are computed, so that they can be seen; those outside the window do not count.
/// Parameters: W (dq, dk). Settings: D.
template <typename S>
class LocalM final : public Attention<S> {
  public:
    static const Description& description();

    LocalM(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory,
           const Settings& settings);
    Attended<S> attend(tape::Expr<S> query, int t) override;

  private:
    tape::Expr<S> centreAt(int t);

    tape::Run<S>& run_;
    Window<S> window_;
    GeneralScore<S> compare_;
};

}  // namespace lab::attention
