// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/playground/tip_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace lab::figures {
namespace {

/// Turns away from the arrow's direction, in eighths of a circle: nearest first.
constexpr std::array<double, 8> turns{0, 1, -1, 2, -2, 3, -3, 4};
/// Rings around the tip, in distances.
constexpr std::array<double, 3> rings{1, 2, 3};

/// The label at an angle, its middle so far off that it just clears the tip.
QRectF placeAt(const TipLabel& label, double angle, double distance) {
    const QPointF direction(std::cos(angle), std::sin(angle));
    const QPointF half(label.size.width() / 2, label.size.height() / 2);
    const QPointF middle = label.tip + QPointF(direction.x() * (half.x() + distance),
                                               direction.y() * (half.y() + distance));
    return {middle - half, label.size};
}

double overlap(const QRectF& place, const QRectF& other) {
    const QRectF both = place.intersected(other);
    return both.isEmpty() ? 0 : both.width() * both.height();
}

/// How much of an arrow runs below the place, as an area.
double covered(const QRectF& place, const TipLabel& arrow) {
    constexpr int samples = 32;
    int inside = 0;
    for (int k = 1; k < samples; ++k) {
        inside += place.contains(arrow.tip - arrow.along * k / samples) ? 1 : 0;
    }
    return inside * place.width() * place.height() / samples;
}

double costOf(const QRectF& place, const std::vector<TipLabel>& labels, std::size_t count,
              const QRectF& room, double distance) {
    const double area = place.width() * place.height();
    double cost = area - overlap(place, room);
    for (std::size_t k = 0; k < labels.size(); ++k) {
        const QPointF half(distance * 0.7, distance * 0.7);
        const QRectF tip(labels[k].tip - half, labels[k].tip + half);
        cost += overlap(place, tip) + covered(place, labels[k]);
        cost += k < count ? overlap(place, labels[k].place) : 0;
    }
    return cost;
}

}  // namespace

void placeTipLabels(std::vector<TipLabel>& labels, const QRectF& room, double distance) {
    for (std::size_t k = 0; k < labels.size(); ++k) {
        TipLabel& label = labels[k];
        const bool still = label.along.isNull();
        const double towards =
            still ? -std::numbers::pi / 4 : std::atan2(label.along.y(), label.along.x());
        double least = std::numeric_limits<double>::infinity();
        for (const double ring : rings) {
            for (const double turn : turns) {
                const QRectF place =
                    placeAt(label, towards + turn * std::numbers::pi / 4, ring * distance);
                const double cost = costOf(place, labels, k, room, distance);
                if (cost < least) {
                    least = cost;
                    label.place = place;
                }
            }
        }
    }
}

}  // namespace lab::figures
