// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>

#include "models/what_if.h"
#include "tape/editor.h"

namespace lab::models {

/// Puts the numbers of a list in the place of those that a run computes. Of several for one element
/// the last counts. Where one of a row's lets the rest share, the elements that are not replaced
/// are scaled together, so that the row (a column of the step's value) keeps its sum; a rest that
/// is all 0 stays so, and none turns negative: replaced numbers that are more than the row had stay
/// what they are, and the rest is 0.
template <typename S>
class Interventions final : public tape::Editor<S> {
  public:
    /// `numbers` must outlive this object.
    explicit Interventions(std::span<const Intervention> numbers) : numbers_(numbers) {}

    tape::Expr<S> edit(const tape::StepLabel& label, const tape::Place& place,
                       tape::Expr<S> value) override;

  private:
    std::span<const Intervention> numbers_;
};

}  // namespace lab::models
