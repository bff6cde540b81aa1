// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "figures/glyph_boxes.h"
#include "figures/typesetter.h"

namespace lab::figures {

using namespace notation;

namespace {

/// The one symbol of a row, looking through links and colours.
const Symbol* onlySymbol(const Row& row) {
    if (row.size() != 1)
        return nullptr;
    if (const auto* step = row.front().as<Step>())
        return onlySymbol(step->body);
    if (const auto* coloured = row.front().as<Coloured>())
        return onlySymbol(coloured->body);
    return row.front().as<Symbol>();
}

bool isPrimes(const Row& row) {
    return std::ranges::all_of(row, [](const Node& node) {
        const auto* symbol = node.as<Symbol>();
        return symbol && symbol->text == "′";
    });
}

void centreAt(MathBox& target, MathBox&& box, double middle, double y) {
    const double x = middle - box.width / 2;
    target.place(std::move(box), {x, y});
}

}  // namespace

MathBox Typesetter::set(const Scripts& scripts, Context context) {
    const Symbol* symbol = onlySymbol(scripts.base);
    MathBox base = row(scripts.base, context);
    if (symbol && symbol->limits && context.style.isDisplay())
        return limits(std::move(base), scripts, context);
    return sideScripts(std::move(base), scripts, context);
}

/// Appendix G, rule 18, with the limits that the MATH table sets.
MathBox Typesetter::sideScripts(MathBox base, const Scripts& scripts, Context context) {
    const MathConstants& c = constants();
    const double size = em(context.style);
    const double italic = base.italic;
    const bool hasSub = !scripts.subscript.empty();
    const bool hasSuper = !scripts.superscript.empty();
    MathBox sub = row(scripts.subscript, context.in(context.style.subscript()));
    // The prime of a mathematical font is small and raised already.
    const bool primes = hasSuper && isPrimes(scripts.superscript);
    MathBox super =
        row(scripts.superscript, primes ? context : context.in(context.style.superscript()));

    double up = size * (context.style.cramped ? c.superscriptShiftUpCramped : c.superscriptShiftUp);
    double down = size * c.subscriptShiftDown;
    if (!base.isCharacter) {
        up = std::max(up, base.ascent - size * c.superscriptBaselineDropMax);
        down = std::max(down, base.descent + size * c.subscriptBaselineDropMin);
    }
    if (primes)
        up = std::max(0.0, base.ascent - super.ascent);
    else
        up = std::max(up, super.descent + size * c.superscriptBottomMin);
    if (hasSub && !hasSuper)
        down = std::max(down, sub.ascent - size * c.subscriptTopMax);
    if (hasSub && hasSuper) {
        const double gap = (up - super.descent) - (sub.ascent - down);
        down += std::max(0.0, size * c.subSuperscriptGapMin - gap);
        const double rise = size * c.superscriptBottomMaxWithSubscript - (up - super.descent);
        if (gap < size * c.subSuperscriptGapMin && rise > 0) {
            up += rise;
            down -= rise;
        }
    }

    const double subWidth = hasSub ? sub.width + sub.italic : 0;
    const double superWidth = hasSuper ? italic + super.width + super.italic : 0;
    const double start = base.width;
    MathBox result = std::move(base);
    result.italic = 0;
    result.accentAt.reset();
    result.isCharacter = false;
    if (hasSub)
        result.place(std::move(sub), {start, down});
    if (hasSuper)
        result.place(std::move(super), {start + italic, -up});
    result.width = start + std::max(subWidth, superWidth) + size * c.spaceAfterScript;
    return result;
}

/// Appendix G, rule 13a.
MathBox Typesetter::limits(MathBox base, const Scripts& scripts, Context context) {
    const MathConstants& c = constants();
    const double size = em(context.style);
    MathBox below = row(scripts.subscript, context.in(context.style.subscript()));
    MathBox above = row(scripts.superscript, context.in(context.style.superscript()));
    const double width = std::max({base.width, below.width, above.width});
    const double middle = width / 2;
    const double slant = base.italic / 2;
    const double top = base.ascent;
    const double bottom = base.descent;

    MathBox result;
    centreAt(result, std::move(base), middle, 0);
    if (!scripts.superscript.empty()) {
        const double rise =
            std::max(size * c.upperLimitBaselineRiseMin, size * c.upperLimitGapMin + above.descent);
        centreAt(result, std::move(above), middle + slant, -(top + rise));
    }
    if (!scripts.subscript.empty()) {
        const double drop =
            std::max(size * c.lowerLimitBaselineDropMin, size * c.lowerLimitGapMin + below.ascent);
        centreAt(result, std::move(below), middle - slant, bottom + drop);
    }
    result.width = width;
    return result;
}

}  // namespace lab::figures
