// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/run.h"

namespace lab::layers {

/// The step under that label, or the value alone where the label has no name: who uses a cell may
/// be interested in some of its steps only.
template <typename S>
tape::Expr<S> stepIfNamed(tape::Run<S>& run, const tape::StepLabel& label, tape::Expr<S> value) {
    return label.name.empty() ? value : run.step(label, value);
}

}  // namespace lab::layers
