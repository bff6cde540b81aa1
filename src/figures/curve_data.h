// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "figures/curve_figure.h"

namespace lab::figures {

/// A chart's points as a table (docs/formats.md, "Curves"): a row a point, with the name of its
/// series; where any series has a fitted line, its value at x and its exponent.
std::string curveCsv(const CurveFigure& figure);

}  // namespace lab::figures
