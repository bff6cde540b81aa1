// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>

#include "figures/alignment_figure.h"
#include "figures/alignment_layout.h"

namespace lab::figures {

/// The parts of an alignment plot around its cells, for screen and export alike. Each draws with
/// the painter as it finds it and leaves it so. REQUIRES a layout of this figure.

/// Title, names of the axes, colour bar: what stays while the reader steps.
void paintSurroundings(QPainter& painter, const AlignmentFigure& figure,
                       const AlignmentLayout& layout);

/// The words beside rows and columns: bold for the current or hovered cell, faint where not
/// reached.
void paintWords(QPainter& painter, const AlignmentFigure& figure, const AlignmentLayout& layout);

/// The frames around the current row, the chosen and the hovered cell.
void paintMarks(QPainter& painter, const AlignmentFigure& figure, const AlignmentLayout& layout);

/// Everything: background, cells, and the above.
void paintAlignment(QPainter& painter, const AlignmentFigure& figure,
                    const AlignmentLayout& layout);

}  // namespace lab::figures
