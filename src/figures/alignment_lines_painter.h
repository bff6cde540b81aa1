// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "figures/alignment_lines.h"
#include "figures/alignment_lines_layout.h"

namespace lab::figures {

/// Words, lines and marks, for screen and export alike; no background. Draws with the painter as
/// it finds it and leaves it so. REQUIRES the layout of this figure.
void paintLinesAndWords(QPainter& painter, const AlignmentLines& lines,
                        const AlignmentLinesLayout& layout);

/// Everything: background, title, names, and the above.
void paintAlignmentLines(QPainter& painter, const AlignmentLines& lines,
                         const AlignmentLinesLayout& layout);

}  // namespace lab::figures
