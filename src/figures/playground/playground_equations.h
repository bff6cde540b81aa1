// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "figures/formula_colours.h"
#include "figures/formula_layout.h"
#include "figures/playground/playground_figure.h"

namespace lab::figures {

/// Score and weight of the explained key and the context, each as the mechanism's formula with its
/// numbers. In a narrow panel the numbers of the score have a line of their own, and those of
/// weight and context stand for their formulas. What is too long goes on in the next line.
std::vector<FormulaLayout> equationsOf(const PlaygroundFigure& figure, const MathFont& font,
                                       double width);

/// Between two lines.
double equationGap(const Theme& theme);
/// All lines with the gaps between them.
double heightOf(const std::vector<FormulaLayout>& equations, const Theme& theme);

/// The colours of the mechanism's steps in its formulas.
FormulaColours equationColours(const PlaygroundFigure& figure);

}  // namespace lab::figures
