// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/mechanism.h"

namespace lab::attention {

extern const tape::StepLabel generalKeysLabel;
extern const tape::StepLabel generalScoresLabel;

/// e_{t,i} = s_t^T W h_i, for W (dq, dk) (Luong et al. 2015, section 3.1). W h is computed once.
template <typename S>
class GeneralScore {
  public:
    GeneralScore(tape::Run<S>& run, const Memory<S>& memory, tape::Expr<S> w);

    /// The scores (M, B) of the queries (dq, B).
    tape::Expr<S> operator()(tape::Expr<S> query) const;

  private:
    tape::Run<S>& run_;
    tape::Expr<S> projectedKeys_;
};

/// The parts of Description::multiplyAdds: once a sentence, and for one weighted position.
std::int64_t generalKeysCost(const Work& work);
std::int64_t generalPositionCost(const Work& work);

}  // namespace lab::attention
