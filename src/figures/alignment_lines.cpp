// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/alignment_lines.h"

#include <algorithm>

namespace lab::figures {

std::optional<Pointed> AlignmentLines::pointedAt() const {
    const AlignmentMarks& marks = alignment.marks;
    if (pointed) {
        return pointed;
    }
    if (marks.hovered) {
        return Pointed{marks.hovered->row, marks.hovered->column};
    }
    return marks.hoveredRow || marks.hoveredColumn
               ? std::optional(Pointed{marks.hoveredRow, marks.hoveredColumn})
               : std::nullopt;
}

std::vector<CellIndex> drawnLines(const AlignmentFigure& figure) {
    std::vector<CellIndex> lines;
    for (int row = 0; row < figure.reachedRows(); ++row) {
        for (int column = 0; column < figure.columns(); ++column) {
            if (figure.weights(row, column) >= leastDrawnWeight) {  // false for NaN
                lines.push_back({row, column});
            }
        }
    }
    std::ranges::stable_sort(
        lines, {}, [&](const CellIndex& line) { return figure.weights(line.row, line.column); });
    return lines;
}

}  // namespace lab::figures
