// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <limits>
#include <vector>

#include "tape/ops/shape.h"
#include "tape/run.h"

/// Sentences read with any cell, and how far matrices differ.
namespace lab::layers::testing {

using tape::Expr;
using tape::Index;
using tape::Parameters;
using tape::Run;
using Matrix = tape::Matrix<double>;

/// Reads x (inputs, T B), position t of sentence b in column t B + b, with a cell from `state`
/// on; gives the T states.
template <typename Cell, typename State>
std::vector<State> read(const Cell& cell, Run<double>& run, Expr<double> x, Index batch,
                        State state) {
    const Expr<double> projected = cell.project(run, x);
    std::vector<State> states;
    for (Index first = 0; first < x.columns(); first += batch) {
        state = cell.step(run, tape::columns(projected, first, batch), state);
        states.push_back(state);
    }
    return states;
}

/// The largest difference; NaN or other shapes: infinity.
inline double difference(const Matrix& found, const Matrix& expected) {
    if (found.rows() != expected.rows() || found.cols() != expected.cols()) {
        return std::numeric_limits<double>::infinity();
    }
    const double largest = (found - expected).cwiseAbs().maxCoeff<Eigen::PropagateNaN>();
    return std::isnan(largest) ? std::numeric_limits<double>::infinity() : largest;
}

}  // namespace lab::layers::testing
