// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/ops/norm.h"

namespace lab::tape {
namespace {

template <typename S>
class UnitColumns final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "unitColumns"; }

    void forward(const Call<S>& call) const override {
        const auto a = call.input(0);
        auto output = call.output();
        for (Index column = 0; column < a.cols(); ++column) {
            const S norm = a.col(column).stableNorm();
            if (norm > 0) {
                output.col(column) = a.col(column) / norm;
            } else {
                output.col(column).setZero();
            }
        }
    }

    /// For y = x / |x|: dx += (dy - y (y^T dy)) / |x|.
    void backward(const Call<S>& call) const override {
        const auto a = call.input(0);
        const auto y = call.output();
        const auto gradient = call.outputGradient();
        auto inputGradient = call.inputGradient(0);
        for (Index column = 0; column < a.cols(); ++column) {
            const S norm = a.col(column).stableNorm();
            if (norm > 0) {
                const S along = y.col(column).dot(gradient.col(column));
                inputGradient.col(column) += (gradient.col(column) - along * y.col(column)) / norm;
            }
        }
    }

    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        Explanation explanation{.rule = Rule::Apply,
                                .function = "unit",
                                .terms = {},
                                .own = static_cast<std::size_t>(row)};
        for (Index k = 0; k < call.input(0).rows(); ++k) {
            explanation.terms.push_back({1, {call.factor(0, k, column)}});
        }
        return explanation;
    }
};

}  // namespace

template <typename S>
Expr<S> unitColumns(Expr<S> a) {
    static const UnitColumns<S> op;
    return a.tape->append(op, {a}, a.shape());
}

template Expr<float> unitColumns(Expr<float>);
template Expr<double> unitColumns(Expr<double>);

}  // namespace lab::tape
