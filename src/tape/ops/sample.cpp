// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/ops/sample.h"

#include <algorithm>

#include "tape/drawn_row.h"

namespace lab::tape {
namespace {

template <typename S>
class Sample final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "sample"; }

    void forward(const Call<S>& call) const override {
        const auto weights = call.input(0);
        const auto uniform = call.input(1);
        auto output = call.output();
        output.setZero();
        for (Index b = 0; b < weights.cols(); ++b) {
            const Index row = drawnRow(weights.col(b), uniform(0, b));
            if (row >= 0) {
                output(row, b) = 1;
            }
        }
    }

    /// A step function: its derivative is 0 wherever it has one.
    void backward(const Call<S>& /*call*/) const override {}

    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        Explanation explanation{.rule = Rule::Apply,
                                .function = name(),
                                .terms = {},
                                .own = static_cast<std::size_t>(row)};
        for (Index i = 0; i < call.input(0).rows(); ++i) {
            explanation.terms.push_back({1, {call.factor(0, i, column)}});
        }
        explanation.terms.push_back({1, {call.factor(1, 0, column)}});
        return explanation;
    }
};

template <typename S>
class Pick final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "pick"; }
    void forward(const Call<S>& call) const override {
        const auto a = call.input(0);
        auto output = call.output();
        for (Index b = 0; b < output.cols(); ++b) {
            const Index row = rowOf(call, b);
            output(0, b) = row < 0 ? S(0) : a(row, b);
        }
    }
    void backward(const Call<S>& call) const override {
        const auto gradient = call.outputGradient();
        auto a = call.inputGradient(0);
        for (Index b = 0; b < gradient.cols(); ++b) {
            if (const Index row = rowOf(call, b); row >= 0) {
                a(row, b) += gradient(0, b);
            }
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index /*row*/,
                                      Index column) const override {
        const Index row = rowOf(call, column);
        if (row < 0) {
            return {.rule = Rule::Sum};
        }
        return {.rule = Rule::Copy, .terms = {{1, {call.factor(0, row, column)}}}};
    }

  private:
    static Index rowOf(const Call<S>& call, Index column) {
        return call.integers()[static_cast<std::size_t>(column)];
    }
};

}  // namespace

template <typename S>
Expr<S> sample(Expr<S> weights, Expr<S> uniform) {
    static const Sample<S> op;
    requireShapes<S>(uniform.shape() == Shape{1, weights.columns()}, op.name(), {weights, uniform},
                     "weights (M, B) and one number a column (1, B)");
    return weights.tape->append(op, {weights, uniform}, weights.shape());
}

template <typename S>
Expr<S> pick(Expr<S> a, std::span<const int> rows) {
    static const Pick<S> op;
    const bool inside = std::ranges::all_of(
        rows, [&](int row) { return row >= -1 && static_cast<Index>(row) < a.rows(); });
    requireShapes<S>(static_cast<Index>(rows.size()) == a.columns() && inside, op.name(), {a},
                     "one row index a column, inside the input or -1");
    return a.tape->append(op, {a}, {1, a.columns()}, rows);
}

#define LAB_INSTANTIATE(S)                     \
    template Expr<S> sample(Expr<S>, Expr<S>); \
    template Expr<S> pick(Expr<S>, std::span<const int>);
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::tape
