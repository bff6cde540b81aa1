// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/curve_figure.h"
#include "gui/lengths/length_report.h"

namespace lab::gui {

using scene::Cost;
using scene::Quality;

/// Quality against source length, a line for each contender.
figures::CurveFigure qualityCurves(const LengthReport& report, const ModelStore& models,
                                   Quality quality);

/// Cost against source length on logarithmic axes, with the fitted exponents.
figures::CurveFigure costCurves(const LengthReport& report, const ModelStore& models, Cost cost);

/// What the curves say, in a sentence: at which length they lie furthest apart, who is best there
/// and who is worst. Empty while too little is known: it compares what all have measured.
QString conclusion(const LengthReport& report, const ModelStore& models, Quality quality);

}  // namespace lab::gui
