// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/ops/product.h"

namespace lab::tape {
namespace {

/// For C = A B: dA += dC B^T, dB += A^T dC.
template <typename S>
void addProductGradients(const Call<S>& call) {
    const auto gradient = call.outputGradient();
    if (call.wantsGradient(0)) {
        call.inputGradient(0).noalias() += gradient * call.input(1).transpose();
    }
    if (call.wantsGradient(1)) {
        call.inputGradient(1).noalias() += call.input(0).transpose() * gradient;
    }
}

template <typename S>
Explanation explainProduct(const Call<S>& call, Index row, Index column) {
    Explanation explanation{.rule = Rule::Sum};
    explanation.terms.reserve(static_cast<std::size_t>(call.input(0).cols()) + 1);  // and a bias
    for (Index k = 0; k < call.input(0).cols(); ++k) {
        Factors& factors = explanation.terms.emplace_back().factors;
        factors.push_back(call.factor(0, row, k));
        factors.push_back(call.factor(1, k, column));
    }
    return explanation;
}

/// Of C = A B, by an element of A or B.
template <typename S>
S productDerivative(const Call<S>& call, const OneByOne& at) {
    if (at.input == 0) {
        return at.row == at.inputRow ? call.input(1)(at.inputColumn, at.column) : S(0);
    }
    return at.column == at.inputColumn ? call.input(0)(at.row, at.inputRow) : S(0);
}

template <typename S>
class Matmul final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "matmul"; }
    void forward(const Call<S>& call) const override {
        call.output().noalias() = call.input(0) * call.input(1);
    }
    void backward(const Call<S>& call) const override { addProductGradients(call); }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        return explainProduct(call, row, column);
    }
    [[nodiscard]] bool derivative(const Call<S>& call, const OneByOne& at,
                                  S& slope) const override {
        slope = productDerivative(call, at);
        return true;
    }
};

template <typename S>
class MatmulTransposed final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "matmulTransposed"; }
    void forward(const Call<S>& call) const override {
        call.output().noalias() = call.input(0).transpose() * call.input(1);
    }
    /// For C = A^T B: dA += B dC^T, dB += A dC.
    void backward(const Call<S>& call) const override {
        const auto gradient = call.outputGradient();
        if (call.wantsGradient(0)) {
            call.inputGradient(0).noalias() += call.input(1) * gradient.transpose();
        }
        if (call.wantsGradient(1)) {
            call.inputGradient(1).noalias() += call.input(0) * gradient;
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        Explanation explanation{.rule = Rule::Sum};
        for (Index k = 0; k < call.input(0).rows(); ++k) {
            explanation.terms.push_back({1, {call.factor(0, k, row), call.factor(1, k, column)}});
        }
        return explanation;
    }
    [[nodiscard]] bool derivative(const Call<S>& call, const OneByOne& at,
                                  S& slope) const override {
        if (at.input == 0) {
            slope = at.row == at.inputColumn ? call.input(1)(at.inputRow, at.column) : S(0);
        } else {
            slope = at.column == at.inputColumn ? call.input(0)(at.inputRow, at.row) : S(0);
        }
        return true;
    }
};

template <typename S>
class Affine final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "affine"; }
    void forward(const Call<S>& call) const override {
        auto output = call.output();
        const auto offset = call.input(2);
        if (offset.cols() == output.cols()) {
            output = offset;
        } else {
            output.colwise() = offset.col(0);
        }
        output.noalias() += call.input(0) * call.input(1);
    }
    void backward(const Call<S>& call) const override {
        addProductGradients(call);
        if (!call.wantsGradient(2)) {
            return;
        }
        const auto gradient = call.outputGradient();
        auto offset = call.inputGradient(2);
        if (offset.cols() == gradient.cols()) {
            offset += gradient;
        } else {
            offset += gradient.rowwise().sum();
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        Explanation explanation = explainProduct(call, row, column);
        const bool everyColumn = call.input(2).cols() != call.output().cols();
        explanation.terms.push_back({1, {call.factor(2, row, everyColumn ? 0 : column)}});
        return explanation;
    }
    [[nodiscard]] bool derivative(const Call<S>& call, const OneByOne& at,
                                  S& slope) const override {
        if (at.input < 2) {
            slope = productDerivative(call, at);
            return true;
        }
        const bool everyColumn = call.input(2).cols() != call.output().cols();
        const bool same = at.row == at.inputRow && (everyColumn || at.column == at.inputColumn);
        slope = same ? S(1) : S(0);
        return true;
    }
};

}  // namespace

template <typename S>
Expr<S> matmul(Expr<S> a, Expr<S> b) {
    static const Matmul<S> op;
    requireShapes<S>(a.columns() == b.rows(), op.name(), {a, b}, "A (n, k) and B (k, m)");
    return a.tape->append(op, {a, b}, {a.rows(), b.columns()});
}

template <typename S>
Expr<S> matmulTransposed(Expr<S> a, Expr<S> b) {
    static const MatmulTransposed<S> op;
    requireShapes<S>(a.rows() == b.rows(), op.name(), {a, b}, "A (k, n) and B (k, m)");
    return a.tape->append(op, {a, b}, {a.columns(), b.columns()});
}

template <typename S>
Expr<S> affine(Expr<S> w, Expr<S> x, Expr<S> y) {
    static const Affine<S> op;
    requireShapes<S>(w.columns() == x.rows() && y.rows() == w.rows() &&
                         (y.columns() == x.columns() || y.columns() == 1),
                     op.name(), {w, x, y}, "W (n, k), x (k, m) and y (n, m) or (n, 1)");
    return w.tape->append(op, {w, x, y}, {w.rows(), x.columns()});
}

template Expr<float> matmul(Expr<float>, Expr<float>);
template Expr<double> matmul(Expr<double>, Expr<double>);
template Expr<float> matmulTransposed(Expr<float>, Expr<float>);
template Expr<double> matmulTransposed(Expr<double>, Expr<double>);
template Expr<float> affine(Expr<float>, Expr<float>, Expr<float>);
template Expr<double> affine(Expr<double>, Expr<double>, Expr<double>);

}  // namespace lab::tape
