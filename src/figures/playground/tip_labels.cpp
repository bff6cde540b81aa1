// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/playground/tip_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <numbers>

#include "figures/playground/arrow_shape.h"

namespace lab::figures {
namespace {

/// Turns away from the arrow's direction, in eighths of a circle: nearest first.
constexpr std::array<double, 8> turns{0, 1, -1, 2, -2, 3, -3, 4};
/// Rings around the tip, in distances: before and after the places beside the shaft.
constexpr std::array<double, 2> nearRings{1, 1.5};
constexpr std::array<double, 3> farRings{2, 3, 4};
/// Places beside the shaft, from the tip back, in distances.
constexpr std::array<double, 4> backs{2, 4, 6, 8};

constexpr double leastApart = 4;

/// What an arrow covers, as boxes along it.
std::vector<QRectF> boxesOf(const DrawnArrow& arrow) {
    std::vector<QRectF> boxes;
    const double length = arrow.line.length();
    const double head = headLength(length, arrow.width);
    const double apart = std::max(leastApart, arrow.width);
    for (double from = 0; from < length; from += apart) {
        const double toTip = length - from;
        const double half =
            toTip < head ? std::max(arrow.width / 2, headBreadth * toTip) : arrow.width / 2;
        const QPointF corner(half, half);
        const QPointF middle = arrow.line.pointAt(from / length);
        boxes.emplace_back(middle - corner, middle + corner);
    }
    return boxes;
}

/// The label in a direction from a point, its middle so far off that it just clears it.
QRectF placeAt(const TipLabel& label, const QPointF& from, double angle, double distance) {
    const QPointF direction(std::cos(angle), std::sin(angle));
    const QPointF half(label.size.width() / 2, label.size.height() / 2);
    const QPointF middle = from + QPointF(direction.x() * (half.x() + distance),
                                          direction.y() * (half.y() + distance));
    return {middle - half, label.size};
}

/// All places that a label may have, the best first.
std::vector<QRectF> placesOf(const TipLabel& label, double distance) {
    const bool still = label.along.isNull();
    const double towards =
        still ? -std::numbers::pi / 4 : std::atan2(label.along.y(), label.along.x());
    std::vector<QRectF> places;
    const auto addRing = [&](double ring) {
        for (const double turn : turns) {
            places.push_back(
                placeAt(label, label.tip, towards + turn * std::numbers::pi / 4, ring * distance));
        }
    };
    std::ranges::for_each(nearRings, addRing);
    const double length = std::hypot(label.along.x(), label.along.y());
    for (const double back : backs) {
        if (back * distance < length) {
            const QPointF beside = label.tip - label.along * (back * distance / length);
            for (const double side : {1, -1}) {
                places.push_back(
                    placeAt(label, beside, towards + side * std::numbers::pi / 2, distance));
            }
        }
    }
    std::ranges::for_each(farRings, addRing);
    return places;
}

double overlap(const QRectF& place, const QRectF& other) {
    const QRectF both = place.intersected(other);
    return both.isEmpty() ? 0 : both.width() * both.height();
}

/// What of a place lies outside or on something else, as an area.
double costOf(const QRectF& place, const std::vector<QRectF>& taken, const QRectF& room) {
    double cost = place.width() * place.height() - overlap(place, room);
    for (const QRectF& other : taken) {
        cost += overlap(place, other);
    }
    return cost;
}

}  // namespace

void placeTipLabels(std::vector<TipLabel>& labels, const std::vector<DrawnArrow>& arrows,
                    const QRectF& room, double distance) {
    std::vector<QRectF> taken;
    for (const DrawnArrow& arrow : arrows) {
        std::ranges::copy(boxesOf(arrow), std::back_inserter(taken));
    }
    const QPointF reach(distance * 0.7, distance * 0.7);
    for (const TipLabel& label : labels) {
        taken.emplace_back(label.tip - reach, label.tip + reach);
    }
    for (TipLabel& label : labels) {
        double least = std::numeric_limits<double>::infinity();
        for (const QRectF& place : placesOf(label, distance)) {
            const double cost = costOf(place, taken, room);
            if (cost < least) {
                least = cost;
                label.place = place;
            }
        }
        taken.push_back(label.place);
    }
}

}  // namespace lab::figures
