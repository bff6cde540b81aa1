// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstdint>

namespace lab::tape {

using Index = Eigen::Index;

/// Position of a node on its tape; nodes are numbered in creation order.
using NodeId = std::int32_t;

/// Column-major, as Eigen's default: a batch stands in the columns.
template <typename S>
using Matrix = Eigen::Matrix<S, Eigen::Dynamic, Eigen::Dynamic>;
template <typename S>
using MatrixMap = Eigen::Map<Matrix<S>>;
template <typename S>
using ConstMatrixMap = Eigen::Map<const Matrix<S>>;

/// Rows and columns of a node's value.
struct Shape {
    Index rows = 0;
    Index columns = 0;

    [[nodiscard]] Index size() const { return rows * columns; }
    friend bool operator==(const Shape&, const Shape&) = default;
};

}  // namespace lab::tape
