// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/alignment_figure.h"
#include "models/trace.h"

namespace lab::figures {

/// The trace's words and weights as a figure, with standard options and no marks: those of the
/// head, layer and hop of `at` (Trace::alignment), or the mean or maximum over the heads. Without
/// weights where the mechanism has none.
AlignmentFigure alignmentOf(const models::Trace& trace, const tape::Place& at = {},
                            models::Heads heads = models::Heads::Chosen);

/// Throws FigureError, one line, when the mechanism has no alignment weights.
void requireWeights(const models::Trace& trace);

}  // namespace lab::figures
