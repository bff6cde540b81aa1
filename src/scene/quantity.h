// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/types.h"

namespace lab::scene {

/// What the mouse is over or the reader has chosen: a number, a vector or a whole node of a
/// trace. The same quantity lights up wherever it is shown.
struct Quantity {
    tape::NodeId node = -1;
    tape::Index row = -1;     ///< -1: all rows
    tape::Index column = -1;  ///< -1: all columns

    [[nodiscard]] bool valid() const { return node >= 0; }
    /// One single number.
    [[nodiscard]] bool isElement() const { return valid() && row >= 0 && column >= 0; }
    /// Whether `other` is this quantity or a part of it.
    [[nodiscard]] bool contains(const Quantity& other) const {
        return valid() && node == other.node && (row < 0 || row == other.row) &&
               (column < 0 || column == other.column);
    }
    friend bool operator==(const Quantity&, const Quantity&) = default;
};

}  // namespace lab::scene
