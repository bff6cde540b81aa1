// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/ops/window.h"

#include <cmath>

namespace lab::tape {
namespace {

/// function(p, i, width): the centre is an operand, the position and the width are constants.
template <typename S>
Explanation explainAround(const Call<S>& call, std::string_view function, Index row, Index column) {
    return {.rule = Rule::Apply,
            .function = function,
            .terms = {{1, {call.factor(0, 0, column)}},
                      {static_cast<double>(row), {}},
                      {static_cast<double>(call.scalar()), {}}}};
}

template <typename S>
class InsideWindow final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "insideWindow"; }
    void forward(const Call<S>& call) const override {
        const auto centre = call.input(0);
        auto output = call.output();
        for (Index b = 0; b < output.cols(); ++b) {
            for (Index i = 0; i < output.rows(); ++i) {
                const S distance = std::abs(static_cast<S>(i) - centre(0, b));
                output(i, b) = distance <= call.scalar() ? S(1) : S(0);
            }
        }
    }
    /// A step function: its derivative is 0 wherever it has one.
    void backward(const Call<S>& /*call*/) const override {}
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        return explainAround(call, "window", row, column);
    }
};

/// g = exp(-(i - p)^2 / (2 σ^2)): dp += dg g (i - p) / σ^2.
template <typename S>
class Gaussian final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "gaussian"; }
    void forward(const Call<S>& call) const override {
        const auto centre = call.input(0);
        auto output = call.output();
        for (Index b = 0; b < output.cols(); ++b) {
            for (Index i = 0; i < output.rows(); ++i) {
                const S distance = (static_cast<S>(i) - centre(0, b)) / call.scalar();
                output(i, b) = std::exp(-distance * distance / 2);
            }
        }
    }
    void backward(const Call<S>& call) const override {
        const auto centre = call.input(0);
        const auto weights = call.output();
        const auto gradient = call.outputGradient();
        auto centreGradient = call.inputGradient(0);
        for (Index b = 0; b < weights.cols(); ++b) {
            for (Index i = 0; i < weights.rows(); ++i) {
                const S distance = (static_cast<S>(i) - centre(0, b)) / call.scalar();
                centreGradient(0, b) += gradient(i, b) * weights(i, b) * distance / call.scalar();
            }
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        return explainAround(call, name(), row, column);
    }
};

}  // namespace

template <typename S>
Expr<S> insideWindow(Expr<S> centre, Index positions, S halfWidth) {
    static const InsideWindow<S> op;
    requireShapes<S>(centre.rows() == 1 && positions > 0 && halfWidth >= 0, op.name(), {centre},
                     "centres (1, B), at least one position and a half width of 0 or more");
    return centre.tape->append(op, {centre}, {positions, centre.columns()}, {}, halfWidth);
}

template <typename S>
Expr<S> gaussian(Expr<S> centre, Index positions, S deviation) {
    static const Gaussian<S> op;
    requireShapes<S>(centre.rows() == 1 && positions > 0 && deviation > 0, op.name(), {centre},
                     "centres (1, B), at least one position and a deviation above 0");
    return centre.tape->append(op, {centre}, {positions, centre.columns()}, {}, deviation);
}

#define LAB_INSTANTIATE(S)                            \
    template Expr<S> insideWindow(Expr<S>, Index, S); \
    template Expr<S> gaussian(Expr<S>, Index, S);
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::tape
