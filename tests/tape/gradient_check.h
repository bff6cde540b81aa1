// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cmath>
#include <functional>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "tape/ops/elementwise.h"
#include "tape/ops/shape.h"
#include "tape/run.h"

/// Compares the tape's gradients with central differences, in double.
namespace lab::tape::testing {

using Inputs = std::vector<Matrix<double>>;

/// What is checked: an expression of any shape over leaves that hold the inputs.
using Build = std::function<Expr<double>(Tape<double>&, std::span<const Expr<double>>)>;
/// The same over the parameters of a run.
using BuildRun = std::function<Expr<double>(Run<double>&)>;

/// What a gradient check accepts.
constexpr double gradientTolerance = 1e-6;

/// The largest relative error found, and at which number.
struct GradientError {
    double relative = 0;
    std::string where = "nowhere";

    void take(double computed, double expected, const std::string& place) {
        // Below the floor the differences themselves are rounding noise.
        const double size = std::max({std::abs(computed), std::abs(expected), 1e-4});
        const double error = std::abs(computed - expected) / size;
        if (!(error <= relative)) {  // also when error is NaN
            relative = error;
            where = place + ": backward gives " + std::to_string(computed) +
                    ", central differences give " + std::to_string(expected);
        }
    }
};

inline Matrix<double> randomMatrix(std::mt19937& random, Index rows, Index columns) {
    std::uniform_real_distribution<double> number(-1.5, 1.5);
    return Matrix<double>::NullaryExpr(rows, columns, [&] { return number(random); });
}

/// L(y) = sum_i a_i y_i + sum_i b_i y_i^2 with random a and b: a loss to which no two elements
/// of y are alike, so that swapped, transposed or averaged gradients cannot pass.
class AsymmetricLoss {
  public:
    AsymmetricLoss(std::mt19937& random, Shape shape)
        : linear_(randomMatrix(random, shape.rows, shape.columns)),
          quadratic_(randomMatrix(random, shape.rows, shape.columns)) {}

    [[nodiscard]] double of(const ConstMatrixMap<double>& y) const {
        return (linear_.array() * y.array() + quadratic_.array() * y.array().square()).sum();
    }
    [[nodiscard]] Expr<double> on(Expr<double> y) const {
        Tape<double>& tape = *y.tape;
        return add(sum(hadamard(tape.constant(linear_), y)),
                   sum(hadamard(tape.constant(quadratic_), hadamard(y, y))));
    }

  private:
    Matrix<double> linear_;
    Matrix<double> quadratic_;
};

/// df/dx by the central difference of fourth order; x is put back.
inline double centralDifference(double& x, const std::function<double()>& f) {
    constexpr double h = 1e-3;
    const double middle = x;
    const auto at = [&](double offset) {
        x = middle + offset;
        return f();
    };
    const double near = at(h) - at(-h);
    const double far = at(2 * h) - at(-2 * h);
    x = middle;
    return (8 * near - far) / (12 * h);
}

/// Checks the gradient of every element of the inputs marked as `varied`; the others are
/// constants, whose gradients nobody asks for.
inline GradientError checkGradient(Inputs inputs, const std::vector<bool>& varied,
                                   const Build& build, std::mt19937& random) {
    Tape<double> tape;
    const auto run = [&] {
        tape.clear();
        std::vector<Expr<double>> leaves;
        for (std::size_t k = 0; k < inputs.size(); ++k) {
            leaves.push_back(varied[k] ? tape.variable(inputs[k]) : tape.constant(inputs[k]));
        }
        return build(tape, leaves);
    };
    const Expr<double> y = run();
    const AsymmetricLoss loss(random, y.shape());
    tape.backward(loss.on(y));
    Inputs computed;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
        computed.emplace_back(tape.gradient(static_cast<NodeId>(k)));
    }

    GradientError error;
    for (std::size_t k = 0; k < inputs.size(); ++k) {
        for (Index i = 0; varied[k] && i < inputs[k].size(); ++i) {
            const double expected =
                centralDifference(inputs[k].data()[i], [&] { return loss.of(run().value()); });
            error.take(computed[k].data()[i], expected,
                       "input " + std::to_string(k) + ", number " + std::to_string(i));
        }
    }
    return error;
}

/// Checks the gradient of every parameter.
inline GradientError checkGradient(Parameters<double>& parameters, const BuildRun& build,
                                   std::mt19937& random) {
    Tape<double> tape;
    Parameters<double>::Flat gradient = Parameters<double>::Flat::Zero(parameters.flat().size());
    Run<double> first(tape, parameters, &gradient);
    const Expr<double> y = build(first);
    const AsymmetricLoss loss(random, y.shape());
    tape.backward(loss.on(y));

    GradientError error;
    for (const auto& entry : parameters.entries()) {
        for (Index i = 0; i < entry.shape.size(); ++i) {
            const Index place = static_cast<Index>(entry.offset) + i;
            const double expected = centralDifference(parameters.flat()[place], [&] {
                tape.clear();
                Run<double> run(tape, parameters);
                return loss.of(build(run).value());
            });
            error.take(gradient[place], expected, entry.name + ", number " + std::to_string(i));
        }
    }
    return error;
}

}  // namespace lab::tape::testing
