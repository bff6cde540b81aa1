// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "figures/comparison_figure.h"

namespace lab::figures {

/// A comparison as one table (docs/formats.md, "Comparisons"): a row for each word of each panel's
/// translation, missing ones among them, with the panel's numbers and the weights on the source
/// words. <eos> where it is shown. REQUIRES requireComparable(figure).
std::string comparisonCsv(const ComparisonFigure& figure);

}  // namespace lab::figures
