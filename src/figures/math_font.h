// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRawFont>
#include <QRectF>
#include <memory>

#include "figures/open_type_math.h"

namespace lab::figures {

/// The font that formulas are set in: Latin Modern Math as built into the program, else a
/// mathematical font of the system, else its serif font. A small handle: copies share one font,
/// which is loaded when it is first asked for something. GUI thread only (QRawFont).
class MathFont {
  public:
    MathFont();

    /// 0 if the font has no glyph for the character.
    quint32 glyph(char32_t character) const;

    /// Lengths in em, exact at every size; y grows downwards from the baseline.
    double advance(quint32 glyph) const;
    QRectF bounds(quint32 glyph) const;

    const OpenTypeMath& math() const;

    /// The font to draw with; pixelSize is that of one em.
    QRawFont atSize(double pixelSize) const;

    /// The outline of a glyph at the size of one em.
    QPainterPath outline(quint32 glyph, double pixelSize) const;

    /// True if this is the font that came with the program.
    bool isBuiltIn() const;

  private:
    struct Loaded;
    Loaded& loaded() const;

    std::shared_ptr<std::unique_ptr<Loaded>> state_;
};

}  // namespace lab::figures
