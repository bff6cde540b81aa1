// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "figures/formula_layout.h"

namespace lab::figures {

/// A piece of a formula while it is being set: its extent, its ink, and what neighbours ask of it.
struct MathBox {
    double width = 0;
    double ascent = 0;   ///< may be negative: a box wholly below the baseline
    double descent = 0;  ///< may be negative: a box wholly above the baseline
    double italic = 0;   ///< slant beyond the width at the top, for what follows upright
    std::optional<double> accentAt;  ///< where the middle of an accent goes, if not half the width
    bool isCharacter = false;        ///< a single glyph: its scripts keep their usual height
    std::vector<FormulaLayout::Glyph> glyphs;
    std::vector<FormulaLayout::Words> words;
    std::vector<FormulaLayout::Rule> rules;
    std::vector<FormulaLayout::Link> links;

    double height() const { return ascent + descent; }

    /// Adds the ink of another box, moved by offset, and grows to cover it vertically.
    /// The width is the caller's affair.
    void place(MathBox&& box, QPointF offset);

    /// Puts another box behind this one, on the same baseline.
    void append(MathBox&& box);

    /// Moves everything down by an amount.
    void lower(double amount);

    static MathBox ofRule(double width, double thickness, int scope);
};

}  // namespace lab::figures
