// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/additive_score.h"
#include "attention/softmax_context.h"

namespace lab::attention {

/// Stochastic hard attention (Xu et al. 2015, section 4.1, eq. 8 and 9), with the score function
/// of Bahdanau et al. 2015:
///   α_t = softmax(e_t),  z_t is one position drawn from α_t,  c_t = sum_i z_{t,i} h_i
/// The position drawn is the first whose cumulative weight exceeds the number that
/// Memory::uniform gives. No gradient flows from c_t to the weights; Attended::logProbability is
/// what REINFORCE needs. Parameters: W (a, dq), U (a, dk), v (a).
template <typename S>
class Hard final : public Attention<S> {
  public:
    static const Description& description();

    /// Throws AttentionError when the memory has no numbers to draw with.
    Hard(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory);
    Attended<S> attend(tape::Expr<S> query, int t) override;

  private:
    tape::Expr<S> uniformAt(int t) const;

    tape::Run<S>& run_;
    Memory<S> memory_;
    AdditiveScore<S> compare_;
};

}  // namespace lab::attention
