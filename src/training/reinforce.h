// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/translator.h"

namespace lab::training {

/// How much a draw counts in training.
struct ReinforceOptions {
    float reward = 1;       ///< λ_r: of the draws that did better than usual
    float entropy = 0.01F;  ///< λ_e: of weights that stay spread out, so that others are tried too
};

/// What is added to the loss of a batch whose mechanism has drawn positions, (1, 1), so that the
/// gradient is that of Xu et al. 2015, section 4.1 (REINFORCE of Williams 1992):
///   - sum_t [ λ_r (R_t - b) log p(z_t) + λ_e H[α_t] ]
/// z_t is what was drawn from α_t, R_t = log p(y_t | y_<t, x, z_≤t) its reward, a plain number as
/// far as gradients go, and b a baseline, which changes the variance of the gradient and not its
/// mean. The paper rewards each draw with all words of the sentence; here each has its own word,
/// which depends on it most. `forced` has what the draws need; padding counts for nothing.
template <typename S>
tape::Expr<S> drawingLoss(const models::Translator::Forced<S>& forced, const models::Batch& batch,
                          S baseline, const ReinforceOptions& options = {});

/// What rewards usually are: the mean reward a word, over about the last ten batches (Xu et al.
/// 2015, section 4.1); 0 before the first.
class Baseline {
  public:
    Baseline() = default;
    /// As it was when it had this value.
    explicit Baseline(float value) : value_(value), known_(true) {}
    [[nodiscard]] float value() const { return value_; }
    [[nodiscard]] bool known() const { return known_; }
    void add(float reward) {
        value_ = known_ ? kept * value_ + (1 - kept) * reward : reward;
        known_ = true;
    }

  private:
    static constexpr float kept = 0.9F;
    float value_ = 0;
    bool known_ = false;
};

}  // namespace lab::training
