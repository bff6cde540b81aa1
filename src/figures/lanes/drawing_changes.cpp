// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "figures/lanes/drawing.h"

namespace lab::figures {
namespace {

QRectF grownBy(const QRectF& rect, double margin) {
    return rect.adjusted(-margin, -margin, margin, margin);
}

/// What antialiasing and rounding to pixels add.
constexpr double edge = 1.5;

}  // namespace

QRectF Drawing::reachOf(const BoxMark& mark) {
    return grownBy(mark.rect, mark.stroke.width + edge);
}

QRectF Drawing::reachOf(const LineMark& mark) {
    return grownBy(QRectF(mark.from, mark.to).normalized(), mark.stroke.width + edge);
}

QRectF Drawing::reachOf(const ShapeMark& mark) {
    return grownBy(mark.path.boundingRect(), edge);
}

QRectF Drawing::reachOf(const TextMark& mark) {
    return mark.reach;
}

QRectF Drawing::reachOf(const FormulaMark& mark) {
    // Letters lean out of the width that they take.
    return grownBy(mark.layout.boundingRect().translated(mark.origin),
                   mark.layout.height() / 4 + edge);
}

QRectF Drawing::reachOf(const TileMark& mark) {
    return grownBy(mark.rect, edge);
}

QRectF Drawing::reachOf(const Mark& mark) {
    return std::visit([](const auto& each) { return reachOf(each); }, mark);
}

/// Lanes are drawn one after the other: what changes stands between a beginning and an end that
/// do not.
QRectF Drawing::changedSince(const Drawing& before) const {
    QRectF changed;
    for (std::size_t k = 0; k < layers_.size(); ++k) {
        const std::vector<Mark>& now = layers_[k];
        const std::vector<Mark>& then = before.layers_[k];
        const auto [nowFirst, thenFirst] =
            std::mismatch(now.begin(), now.end(), then.begin(), then.end());
        const auto [nowLast, thenLast] =
            std::mismatch(now.rbegin(), std::make_reverse_iterator(nowFirst), then.rbegin(),
                          std::make_reverse_iterator(thenFirst));
        std::for_each(nowFirst, nowLast.base(),
                      [&](const Mark& mark) { changed |= reachOf(mark); });
        std::for_each(thenFirst, thenLast.base(),
                      [&](const Mark& mark) { changed |= reachOf(mark); });
    }
    return changed;
}

}  // namespace lab::figures
