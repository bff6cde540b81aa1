// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/mechanism.h"

namespace lab::attention {

/// The steps of a score function with one hidden layer, as a mechanism writes them.
struct AdditiveLabels {
    tape::StepLabel keys;
    tape::StepLabel query;
    tape::StepLabel hidden;
    tape::StepLabel scores;
};

/// As Bahdanau et al. 2015 write them, appendix A.1.2; and the same, citing another paper.
extern const AdditiveLabels additiveLabels;
AdditiveLabels additiveCiting(std::string_view source);

/// e_{t,i} = v^T tanh(W s + U h_i), for W (a, dq), U (a, dk) and v (a, 1). U h is computed once.
template <typename S>
class AdditiveScore {
  public:
    /// `names` live as long as the program.
    AdditiveScore(tape::Run<S>& run, const Memory<S>& memory, tape::Expr<S> w, tape::Expr<S> u,
                  tape::Expr<S> v, const AdditiveLabels& names);

    /// The scores (M, B) of the queries (dq, B).
    tape::Expr<S> operator()(tape::Expr<S> query) const;

  private:
    tape::Run<S>& run_;
    tape::Index positions_;
    tape::Expr<S> w_;
    tape::Expr<S> v_;
    const AdditiveLabels& names_;
    tape::Expr<S> projectedKeys_;
};

/// The part of Description::multiplyAdds that these scores are.
std::int64_t additiveScoreCost(const Work& work);

}  // namespace lab::attention
