// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/glyph_boxes.h"

#include <algorithm>
#include <cmath>

namespace lab::figures {
namespace {

constexpr int maxRepeats = 1000;

/// How a glyph of parts is made to reach a size: each extender so often, so much overlap.
struct Assembly {
    int repeats = 0;
    double overlap = 0;
};

double reach(const std::vector<GlyphPart>& parts, int repeats, double overlap) {
    double total = 0;
    int pieces = 0;
    for (const GlyphPart& part : parts) {
        const int times = part.isExtender ? repeats : 1;
        total += times * part.advance;
        pieces += times;
    }
    return total - std::max(0, pieces - 1) * overlap;
}

int pieceCount(const std::vector<GlyphPart>& parts, int repeats) {
    int pieces = 0;
    for (const GlyphPart& part : parts)
        pieces += part.isExtender ? repeats : 1;
    return pieces;
}

/// The most that any two neighbours may overlap.
double maxOverlap(const std::vector<GlyphPart>& parts) {
    double overlap = 1;
    for (const GlyphPart& part : parts) {
        if (part.startConnector > 0)
            overlap = std::min(overlap, part.startConnector);
        if (part.endConnector > 0)
            overlap = std::min(overlap, part.endConnector);
    }
    return overlap;
}

/// Fewest extenders that reach the size, then overlapped so far that it is just met.
Assembly assemble(const std::vector<GlyphPart>& parts, double size, double minOverlap) {
    Assembly result{0, minOverlap};
    while (reach(parts, result.repeats, minOverlap) < size && result.repeats < maxRepeats)
        ++result.repeats;
    const int joints = pieceCount(parts, result.repeats) - 1;
    if (joints > 0) {
        const double excess = reach(parts, result.repeats, minOverlap) - size;
        const double wanted = minOverlap + std::max(0.0, excess) / joints;
        result.overlap = std::max(minOverlap, std::min(wanted, maxOverlap(parts)));
    }
    return result;
}

MathBox assembledBox(const MathFont& font, const std::vector<GlyphPart>& parts, double size,
                     StretchDirection direction, double em, int scope) {
    const Assembly assembly = assemble(parts, size / em, font.math().minConnectorOverlap());
    MathBox box;
    double at = 0;
    for (const GlyphPart& part : parts) {
        for (int i = 0; i < (part.isExtender ? assembly.repeats : 1); ++i) {
            MathBox piece = glyphBox(font, part.glyph, em, scope);
            const double width = piece.width;
            if (direction == StretchDirection::Vertical) {
                // Parts come from bottom to top.
                piece.lower(-piece.descent - at * em);
                box.place(std::move(piece), {});
                box.width = std::max(box.width, width);
            } else {
                box.place(std::move(piece), {at * em, 0});
                box.width = (at + part.advance) * em;
            }
            at += part.advance - assembly.overlap;
        }
    }
    return box;
}

MathBox magnifiedBox(const MathFont& font, quint32 glyph, double size, StretchDirection direction,
                     double em, int scope) {
    const QRectF bounds = font.bounds(glyph);
    const double natural =
        direction == StretchDirection::Vertical ? bounds.height() : bounds.width();
    const double factor = natural > 0 ? std::max(1.0, size / (natural * em)) : 1.0;
    return glyphBox(font, glyph, em * factor, scope);
}

}  // namespace

MathBox glyphBox(const MathFont& font, quint32 glyph, double em, int scope) {
    const QRectF bounds = font.bounds(glyph);
    MathBox box;
    box.width = font.advance(glyph) * em;
    box.ascent = -bounds.top() * em;
    box.descent = bounds.bottom() * em;
    box.italic = font.math().italicsCorrection(glyph) * em;
    if (const auto at = font.math().topAccentAttachment(glyph))
        box.accentAt = *at * em;
    box.isCharacter = true;
    box.glyphs.push_back({glyph, em, {}, scope});
    return box;
}

MathBox stretchedBox(const MathFont& font, char32_t character, double size,
                     StretchDirection direction, double em, int scope) {
    const quint32 glyph = font.glyph(character);
    const auto variants = font.math().variants(glyph, direction);
    for (const GlyphVariant& variant : variants)
        if (variant.advance * em >= size)
            return glyphBox(font, variant.glyph, em, scope);
    const auto parts = font.math().parts(glyph, direction);
    if (!parts.empty())
        return assembledBox(font, parts, size, direction, em, scope);
    if (!variants.empty())
        return glyphBox(font, variants.back().glyph, em, scope);
    return magnifiedBox(font, glyph, size, direction, em, scope);
}

quint32 widestWithin(const MathFont& font, quint32 glyph, double width, double em) {
    quint32 widest = glyph;
    for (const GlyphVariant& variant : font.math().variants(glyph, StretchDirection::Horizontal))
        if (variant.advance * em <= width)
            widest = variant.glyph;
    return widest;
}

void centreOnAxis(MathBox& box, const MathFont& font, double em) {
    const double axis = font.math().constants().axisHeight * em;
    box.lower((box.ascent - box.descent) / 2 - axis);
}

}  // namespace lab::figures
