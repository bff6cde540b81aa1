// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/softmax_context.h"

namespace lab::attention {

/// A mechanism of which only the score function is its own; softmax and blend follow.
template <typename S>
class ScoredAttention : public Attention<S> {
  public:
    Attended<S> attend(tape::Expr<S> query, int /*t*/) final {
        return softmaxContext(run_, memory_, score(query), names_);
    }

  protected:
    /// `names`, the labels of softmax and blend, live as long as the program.
    ScoredAttention(tape::Run<S>& run, const Memory<S>& memory, const labels::Blend& names)
        : run_(run), memory_(memory), names_(names) {}

    /// The scores (M, B) of the queries (dq, B), named "scores".
    virtual tape::Expr<S> score(tape::Expr<S> query) = 0;

    [[nodiscard]] tape::Run<S>& run() { return run_; }
    [[nodiscard]] const Memory<S>& memory() const { return memory_; }

  private:
    tape::Run<S>& run_;
    Memory<S> memory_;
    const labels::Blend& names_;
};

}  // namespace lab::attention
