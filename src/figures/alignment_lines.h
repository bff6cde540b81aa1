// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <vector>

#include "figures/alignment_figure.h"

namespace lab::figures {

/// How the two sentences stand.
enum class LinesDirection {
    Downwards,   ///< the source above, the target below, each in one line
    Rightwards,  ///< the source on the left, the target on the right, a word a line
};

/// What the colour of a line says.
enum class LinesColour {
    Roles,  ///< keys' blue, the query's orange in the current row; faint where the weight is low
    WeightMap,  ///< the weight once more, by the figure's colour map
};

/// What is under a point: a target word (row), a source word (column), or with both what joins
/// them, a line or a cell.
struct Pointed {
    std::optional<int> row;
    std::optional<int> column;

    friend bool operator==(const Pointed&, const Pointed&) = default;
};

/// An alignment as lines between the two sentences, the thicker the larger the weight, as a value.
/// Of `alignment`, the colour bar and the numbers in the cells have no meaning here; rows not
/// reached have no lines yet.
struct AlignmentLines {
    AlignmentFigure alignment;
    LinesDirection direction = LinesDirection::Downwards;
    LinesColour colour = LinesColour::Roles;
    /// What the mouse is over: its lines stand out, the others step back. What is pointed at in
    /// another view, marks.hovered or a row or column, does the same.
    std::optional<Pointed> pointed;

    /// `pointed`, else marks.hovered, else marks.hoveredRow and hoveredColumn.
    [[nodiscard]] std::optional<Pointed> pointedAt() const;
};

/// Weights below this have no line: they would only be haze.
inline constexpr float leastDrawnWeight = 0.01F;

/// The cells that have a line: reached rows, weights of leastDrawnWeight and more, heavy ones last
/// (drawn on top). REQUIRES requireDrawable(figure).
std::vector<CellIndex> drawnLines(const AlignmentFigure& figure);

}  // namespace lab::figures
