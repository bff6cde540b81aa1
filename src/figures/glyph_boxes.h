// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "figures/math_box.h"

namespace lab::figures {

/// One glyph as a box.
MathBox glyphBox(const MathFont& font, quint32 glyph, double em, int scope);

/// A bracket, root or brace at least as tall (wide) as asked where the font can: a larger form
/// of the glyph, else one put together from parts, else the glyph magnified.
/// A vertical one stands on its own baseline; centre it with centreOnAxis.
MathBox stretchedBox(const MathFont& font, char32_t character, double size,
                     StretchDirection direction, double em, int scope);

/// The widest form of a glyph that is no wider than asked (for wide accents).
quint32 widestWithin(const MathFont& font, quint32 glyph, double width, double em);

/// Moves a box so that its middle is on the mathematical axis.
void centreOnAxis(MathBox& box, const MathFont& font, double em);

}  // namespace lab::figures
