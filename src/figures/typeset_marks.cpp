// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "figures/glyph_boxes.h"
#include "figures/typesetter.h"

namespace lab::figures {

using namespace notation;

MathBox Typesetter::set(const Accent& accent, Context context) {
    MathBox base = row(accent.base, context.in(context.style.crampedForm()));
    switch (accent.mark) {
        case AccentMark::Hat:
            return markAbove(std::move(base), 0x302, false, context);
        case AccentMark::Bar:
            return markAbove(std::move(base), 0x304, false, context);
        case AccentMark::Tilde:
            return markAbove(std::move(base), 0x303, false, context);
        case AccentMark::Dot:
            return markAbove(std::move(base), 0x307, false, context);
        case AccentMark::DoubleDot:
            return markAbove(std::move(base), 0x308, false, context);
        case AccentMark::Vector:
            return markAbove(std::move(base), 0x20D7, false, context);
        case AccentMark::WideHat:
            return markAbove(std::move(base), 0x302, true, context);
        case AccentMark::WideTilde:
            return markAbove(std::move(base), 0x303, true, context);
        case AccentMark::RightArrow:
            return arrowAbove(std::move(base), U'→', context);
        case AccentMark::LeftArrow:
            return arrowAbove(std::move(base), U'←', context);
        case AccentMark::Overline:
            return overline(std::move(base), context);
    }
    return base;
}

/// Appendix G, rule 12: attachment points meet; low letters carry the accent at its own height.
MathBox Typesetter::markAbove(MathBox base, char32_t character, bool wide, Context context) {
    const double size = em(context.style);
    quint32 glyph = font_.glyph(character);
    if (wide)
        glyph = widestWithin(font_, glyph, base.width, size);
    MathBox mark = glyphBox(font_, glyph, size, context.scope);
    const QRectF ink = font_.bounds(glyph);
    const double markMiddle = mark.accentAt.value_or(ink.center().x() * size);
    const double baseMiddle = base.accentAt.value_or((base.width + base.italic) / 2);
    const double lift = base.ascent - std::min(base.ascent, size * constants().accentBaseHeight);
    base.place(std::move(mark), {baseMiddle - markMiddle, -lift});
    return base;
}

/// Puts a mark of its own width over a base; the wider one sets the width.
MathBox Typesetter::rowAbove(MathBox base, MathBox mark, double gap) {
    const double baseWidth = base.width + base.italic;
    const double markWidth = mark.width;
    const double width = std::max(baseWidth, markWidth);
    const double lift = base.ascent + gap + mark.descent;
    MathBox result;
    result.place(std::move(base), {(width - baseWidth) / 2, 0});
    result.place(std::move(mark), {(width - markWidth) / 2, -lift});
    result.width = width;
    return result;
}

MathBox Typesetter::arrowAbove(MathBox base, char32_t arrow, Context context) {
    const double size = em(context.style);
    // A script-sized head keeps the arrow light over a single letter.
    const double arrowSize = size * constants().scriptScale;
    MathBox mark = stretchedBox(font_, arrow, base.width + base.italic,
                                StretchDirection::Horizontal, arrowSize, context.scope);
    return rowAbove(std::move(base), std::move(mark), size * 0.06);
}

MathBox Typesetter::overline(MathBox base, Context context) {
    const MathConstants& c = constants();
    const double size = em(context.style);
    MathBox rule =
        MathBox::ofRule(base.width + base.italic, size * c.overbarRuleThickness, context.scope);
    MathBox result = rowAbove(std::move(base), std::move(rule), size * c.overbarVerticalGap);
    result.ascent += size * c.overbarExtraAscender;
    return result;
}

/// The brace hugs the contents, the label is centred beyond it as a limit would be.
MathBox Typesetter::set(const Brace& brace, Context context) {
    const MathConstants& c = constants();
    const double size = em(context.style);
    const bool under = brace.side == BraceSide::Under;
    MathBox base = row(brace.base, context);
    MathBox label = row(
        brace.label, context.in(under ? context.style.subscript() : context.style.superscript()));
    const double baseWidth = base.width + base.italic;
    MathBox mark = stretchedBox(font_, under ? U'⏟' : U'⏞', baseWidth, StretchDirection::Horizontal,
                                size, context.scope);
    const double markWidth = mark.width;
    const double width = std::max({baseWidth, markWidth, label.width});
    const double gap = size * c.stretchStackGapAboveMin;

    const double markY =
        under ? base.descent + gap + mark.ascent : -(base.ascent + gap + mark.descent);
    MathBox result;
    result.place(std::move(base), {(width - baseWidth) / 2, 0});
    result.place(std::move(mark), {(width - markWidth) / 2, markY});
    if (!brace.label.empty()) {
        const double labelY = under ? result.descent + size * c.lowerLimitGapMin + label.ascent
                                    : -(result.ascent + size * c.upperLimitGapMin + label.descent);
        const double labelX = (width - label.width) / 2;
        result.place(std::move(label), {labelX, labelY});
    }
    result.width = width;
    return result;
}

}  // namespace lab::figures
