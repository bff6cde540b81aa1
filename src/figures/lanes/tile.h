// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QRectF>

namespace lab::figures {

/// How the numbers of a vector stand in a rectangle: every number is one cell, down each column,
/// columns from left to right, so that the left half of [forward; backward] is the forward part.
struct TileGrid {
    int count = 0;  ///< numbers in the vector
    int columns = 1;
    int rows = 1;

    /// The grid with the squarest cells in a rectangle of this size; only the last column may be
    /// incomplete, and only where `count` has no suitable divisor.
    static TileGrid fitting(int count, double width, double height);

    /// The rectangle of number `k` in `rect`.
    [[nodiscard]] QRectF cell(int k, const QRectF& rect) const;
    /// The number under a point, or -1.
    [[nodiscard]] int at(QPointF point, const QRectF& rect) const;

    friend bool operator==(const TileGrid&, const TileGrid&) = default;
};

}  // namespace lab::figures
