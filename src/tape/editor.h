// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/step.h"
#include "tape/tape.h"

namespace lab::tape {

/// Changes named values as they are made: what a run goes on with, and what its recorder keeps, is
/// what `edit` gives. The one place where somebody's "what if" enters a computation.
template <typename S>
class Editor {
  public:
    Editor() = default;
    Editor(const Editor&) = delete;
    Editor& operator=(const Editor&) = delete;
    virtual ~Editor() = default;

    /// The node to go on with in place of `value`, of the same shape; `value` itself where nothing
    /// is changed there. `label` lives as long as the program.
    virtual Expr<S> edit(const StepLabel& label, const Place& place, Expr<S> value) = 0;
};

}  // namespace lab::tape
