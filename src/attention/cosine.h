// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "attention/scored_attention.h"

namespace lab::attention {

/// Content-based addressing (Graves, Wayne and Danihelka 2014, section 3.3.1, eq. 5 and 6):
///   e_{t,i} = β cos(s_t, h_i) = β s_t^T h_i / (|s_t| |h_i|)
/// A vector of zeros has the cosine 0 with every other. Queries and keys must have the same units.
/// Parameters: beta (), the key strength.
template <typename S>
class Cosine final : public ScoredAttention<S> {
  public:
    static const Description& description();

    Cosine(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory);

  private:
    tape::Expr<S> score(tape::Expr<S> query) override;

    tape::Expr<S> strength_;
    tape::Expr<S> keys_;
};

}  // namespace lab::attention
