// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/alignment_figure.h"
#include "models/trace.h"

namespace lab::gui {

/// The trace's words and weights as a figure, with standard options and no marks.
figures::AlignmentFigure alignmentOf(const models::Trace& trace);

}  // namespace lab::gui
