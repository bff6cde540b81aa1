// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "figures/glyph_boxes.h"
#include "figures/typesetter.h"

namespace lab::figures {

using namespace notation;

/// Appendix G, rule 15, with the space of an empty delimiter on both sides.
MathBox Typesetter::set(const Fraction& fraction, Context context) {
    constexpr double nullDelimiterSpace = 0.12;
    const MathConstants& c = constants();
    const double size = em(context.style);
    const bool display = context.style.isDisplay();
    MathBox above = row(fraction.numerator, context.in(context.style.numerator()));
    MathBox below = row(fraction.denominator, context.in(context.style.denominator()));

    const double axis = size * c.axisHeight;
    const double rule = size * c.fractionRuleThickness;
    const double gapAbove =
        size * (display ? c.fractionNumeratorDisplayStyleGapMin : c.fractionNumeratorGapMin);
    const double gapBelow =
        size * (display ? c.fractionDenominatorDisplayStyleGapMin : c.fractionDenominatorGapMin);
    const double up = std::max(
        size * (display ? c.fractionNumeratorDisplayStyleShiftUp : c.fractionNumeratorShiftUp),
        axis + rule / 2 + gapAbove + above.descent);
    const double down = std::max(size * (display ? c.fractionDenominatorDisplayStyleShiftDown
                                                 : c.fractionDenominatorShiftDown),
                                 -axis + rule / 2 + gapBelow + below.ascent);

    const double aboveWidth = above.width + above.italic;
    const double belowWidth = below.width + below.italic;
    const double width = std::max(aboveWidth, belowWidth);
    const double side = nullDelimiterSpace * size;
    MathBox result;
    result.place(std::move(above), {side + (width - aboveWidth) / 2, -up});
    result.place(std::move(below), {side + (width - belowWidth) / 2, down});
    result.place(MathBox::ofRule(width, rule, context.scope), {side, -axis + rule / 2});
    result.width = width + 2 * side;
    return result;
}

/// Appendix G, rule 11; the degree as the MATH table says.
MathBox Typesetter::set(const Root& root, Context context) {
    const MathConstants& c = constants();
    const double size = em(context.style);
    MathBox content = row(root.radicand, context.in(context.style.crampedForm()));
    const double contentWidth = content.width + content.italic;
    const double rule = size * c.radicalRuleThickness;
    double gap = size * (context.style.isDisplay() ? c.radicalDisplayStyleVerticalGap
                                                   : c.radicalVerticalGap);
    const double contentHeight = std::max(0.0, content.height());
    MathBox sign = stretchedBox(font_, U'√', contentHeight + gap + rule, StretchDirection::Vertical,
                                size, context.scope);
    // A sign that is taller than needed shares its surplus between above and below.
    gap = std::max(gap, (gap + sign.height() - rule - contentHeight) / 2);
    const double top = content.ascent + gap + rule;
    sign.lower(sign.ascent - top);

    MathBox result;
    if (!root.degree.empty()) {
        MathBox degree =
            row(root.degree, context.in({MathStyle::Level::ScriptScript, context.style.cramped}));
        const double raise = c.radicalDegreeBottomRaise * sign.height() - sign.descent;
        const double before = size * c.radicalKernBeforeDegree;
        const double after = degree.width + size * c.radicalKernAfterDegree;
        const double lift = raise + degree.descent;
        result.place(std::move(degree), {before, -lift});
        result.width = std::max(0.0, before + after);
    }
    result.append(std::move(sign));
    const double start = result.width;
    result.place(MathBox::ofRule(contentWidth, rule, context.scope), {start, -top + rule});
    result.place(std::move(content), {start, 0});
    result.width = start + contentWidth;
    result.ascent += size * c.radicalExtraAscender;
    return result;
}

}  // namespace lab::figures
