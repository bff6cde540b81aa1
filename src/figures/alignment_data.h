// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "figures/alignment_figure.h"
#include "formats/bytes.h"

namespace lab::figures {

/// The numbers of an alignment figure as files hold them: all rows, reached or not; <eos> where it
/// is shown. Tokens stand as they are. REQUIRES requireDrawable(figure).

/// A first row with the source tokens after an empty field, then a row for each target token: the
/// token and its weights, each the shortest text that reads back as the same float.
std::string alignmentCsv(const AlignmentFigure& figure);

/// {"source": [...], "target": [...], "weights": [[...], ...]}, a list of weights for each target
/// token; NaN is null.
std::string alignmentJson(const AlignmentFigure& figure);

/// The weights alone, float32 (T, M).
formats::Bytes alignmentNpy(const AlignmentFigure& figure);

}  // namespace lab::figures
