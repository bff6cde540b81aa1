// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/lanes/tile.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lab::figures {
namespace {

/// 0 for square cells; growing with their distance from a square.
double distortion(int columns, int rows, double width, double height) {
    return std::abs(std::log((width / columns) / (height / rows)));
}

}  // namespace

TileGrid TileGrid::fitting(int count, double width, double height) {
    TileGrid best{count, 1, std::max(count, 1)};
    if (count <= 0 || width <= 0 || height <= 0) {
        return best;
    }
    double least = std::numeric_limits<double>::infinity();
    for (int columns = 1; columns <= count; ++columns) {
        const int rows = (count + columns - 1) / columns;
        // An incomplete column costs as much as cells two and a half times as wide as high.
        const double cost =
            distortion(columns, rows, width, height) + (columns * rows == count ? 0.0 : 0.9);
        if (cost < least) {
            least = cost;
            best = {count, columns, rows};
        }
    }
    return best;
}

QRectF TileGrid::cell(int k, const QRectF& rect) const {
    const double width = rect.width() / columns;
    const double height = rect.height() / rows;
    return {rect.left() + (k / rows) * width, rect.top() + (k % rows) * height, width, height};
}

int TileGrid::at(QPointF point, const QRectF& rect) const {
    if (count <= 0 || !rect.contains(point)) {
        return -1;
    }
    const int column = std::clamp(
        static_cast<int>((point.x() - rect.left()) / rect.width() * columns), 0, columns - 1);
    const int row =
        std::clamp(static_cast<int>((point.y() - rect.top()) / rect.height() * rows), 0, rows - 1);
    const int k = column * rows + row;
    return k < count ? k : -1;
}

}  // namespace lab::figures
