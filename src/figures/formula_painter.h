// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>

#include "figures/formula_colours.h"
#include "figures/formula_layout.h"

class QPainter;

namespace lab::figures {

/// Draws typeset formulas. Everything is drawn as vectors; in files the glyphs are outlines, as
/// their readers may lack the mathematical font, and words in the text font stay text.
/// GUI thread only.
class FormulaPainter {
  public:
    explicit FormulaPainter(MathFont font) : font_(std::move(font)) {}

    /// Puts the start of the baseline at `origin`. Leaves the painter as it was.
    void paint(QPainter& painter, const FormulaLayout& layout, QPointF origin,
               const FormulaColours& colours) const;

  private:
    MathFont font_;
};

}  // namespace lab::figures
