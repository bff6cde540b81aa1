// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "attention/mechanism.h"

namespace lab::attention {

/// No attention: the fixed-length bottleneck (Sutskever, Vinyals and Le 2014; Cho et al. 2014):
///   c_t = h_m, the last state that is kept, for every t
/// No parameters, no scores, no weights.
template <typename S>
class None final : public Attention<S> {
  public:
    static const Description& description();

    None(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory);
    Attended<S> attend(tape::Expr<S> query, int t) override;

  private:
    tape::Run<S>& run_;
    Memory<S> memory_;
    std::vector<int> last_;    ///< column of each sentence's last kept position, 0 without one
    std::vector<int> exists_;  ///< 1 where there is one
};

}  // namespace lab::attention
