// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/math_box.h"

#include <algorithm>
#include <iterator>

namespace lab::figures {
namespace {

template <typename T>
void moveTo(std::vector<T>& target, std::vector<T>& source) {
    if (target.empty())
        target.swap(source);
    else
        target.insert(target.end(), std::make_move_iterator(source.begin()),
                      std::make_move_iterator(source.end()));
}

void translate(MathBox& box, QPointF offset) {
    for (auto& glyph : box.glyphs)
        glyph.position += offset;
    for (auto& words : box.words)
        words.position += offset;
    for (auto& rule : box.rules)
        rule.rect.translate(offset);
    for (auto& link : box.links)
        link.rect.translate(offset);
}

bool hasInk(const MathBox& box) {
    return !box.glyphs.empty() || !box.words.empty() || !box.rules.empty() || box.height() > 0;
}

}  // namespace

void MathBox::place(MathBox&& box, QPointF offset) {
    if (hasInk(box)) {
        const bool first = !hasInk(*this);
        const double above = box.ascent - offset.y();
        const double below = box.descent + offset.y();
        ascent = first ? above : std::max(ascent, above);
        descent = first ? below : std::max(descent, below);
    }
    translate(box, offset);
    moveTo(glyphs, box.glyphs);
    moveTo(words, box.words);
    moveTo(rules, box.rules);
    moveTo(links, box.links);
}

void MathBox::append(MathBox&& box) {
    const double advance = box.width;
    place(std::move(box), QPointF(width, 0));
    width += advance;
}

void MathBox::lower(double amount) {
    translate(*this, QPointF(0, amount));
    ascent -= amount;
    descent += amount;
}

MathBox MathBox::ofRule(double width, double thickness, int scope) {
    MathBox box;
    box.width = width;
    box.ascent = thickness;
    box.rules.push_back({QRectF(0, -thickness, width, thickness), scope});
    return box;
}

}  // namespace lab::figures
