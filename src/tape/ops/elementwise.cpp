// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/ops/elementwise.h"

namespace lab::tape {
namespace {

template <typename S>
class Add final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "add"; }
    void forward(const Call<S>& call) const override {
        call.output() = call.input(0) + call.input(1);
    }
    void backward(const Call<S>& call) const override {
        for (std::size_t k = 0; k < 2; ++k) {
            if (call.wantsGradient(k)) {
                call.inputGradient(k) += call.outputGradient();
            }
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        return {.rule = Rule::Sum,
                .terms = {{1, {call.factor(0, row, column)}}, {1, {call.factor(1, row, column)}}}};
    }
};

template <typename S>
class Hadamard final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "hadamard"; }
    void forward(const Call<S>& call) const override {
        call.output().array() = call.input(0).array() * call.input(1).array();
    }
    void backward(const Call<S>& call) const override {
        for (std::size_t k = 0; k < 2; ++k) {
            if (call.wantsGradient(k)) {
                call.inputGradient(k).array() +=
                    call.outputGradient().array() * call.input(1 - k).array();
            }
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        return {.rule = Rule::Sum,
                .terms = {{1, {call.factor(0, row, column), call.factor(1, row, column)}}}};
    }
};

template <typename S>
class Interpolate final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "interpolate"; }
    void forward(const Call<S>& call) const override {
        const auto z = call.input(0).array();
        const auto a = call.input(1).array();
        const auto b = call.input(2).array();
        call.output().array() = a + z * (b - a);
    }
    void backward(const Call<S>& call) const override {
        const auto gradient = call.outputGradient().array();
        const auto z = call.input(0).array();
        if (call.wantsGradient(0)) {
            call.inputGradient(0).array() +=
                gradient * (call.input(2).array() - call.input(1).array());
        }
        if (call.wantsGradient(1)) {
            call.inputGradient(1).array() += gradient * (S(1) - z);
        }
        if (call.wantsGradient(2)) {
            call.inputGradient(2).array() += gradient * z;
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        Factor rest = call.factor(0, row, column);
        rest.complement = true;
        return {.rule = Rule::Sum,
                .terms = {{1, {rest, call.factor(1, row, column)}},
                          {1, {call.factor(0, row, column), call.factor(2, row, column)}}}};
    }
};

template <typename S>
class Scale final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "scale"; }
    void forward(const Call<S>& call) const override {
        call.output() = call.input(0) * call.scalar();
    }
    void backward(const Call<S>& call) const override {
        if (call.wantsGradient(0)) {
            call.inputGradient(0) += call.outputGradient() * call.scalar();
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        return {.rule = Rule::Sum,
                .terms = {{static_cast<double>(call.scalar()), {call.factor(0, row, column)}}}};
    }
};

/// y = f x: df += sum(x ∘ dy), dx += f dy.
template <typename S>
class ScaleBy final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "scaleBy"; }
    void forward(const Call<S>& call) const override {
        call.output() = call.input(1) * call.input(0)(0, 0);
    }
    void backward(const Call<S>& call) const override {
        if (call.wantsGradient(0)) {
            call.inputGradient(0)(0, 0) += call.input(1).cwiseProduct(call.outputGradient()).sum();
        }
        if (call.wantsGradient(1)) {
            call.inputGradient(1) += call.outputGradient() * call.input(0)(0, 0);
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        return {.rule = Rule::Sum,
                .terms = {{1, {call.factor(0, 0, 0), call.factor(1, row, column)}}}};
    }
};

template <typename S>
class Select final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "select"; }
    void forward(const Call<S>& call) const override {
        auto output = call.output();
        for (Index column = 0; column < output.cols(); ++column) {
            output.col(column) = call.input(chosen(call, column)).col(column);
        }
    }
    void backward(const Call<S>& call) const override {
        const auto gradient = call.outputGradient();
        for (Index column = 0; column < gradient.cols(); ++column) {
            const std::size_t k = chosen(call, column);
            if (call.wantsGradient(k)) {
                call.inputGradient(k).col(column) += gradient.col(column);
            }
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        return {.rule = Rule::Copy,
                .terms = {{1, {call.factor(chosen(call, column), row, column)}}}};
    }

  private:
    static std::size_t chosen(const Call<S>& call, Index column) {
        return call.integers()[static_cast<std::size_t>(column)] != 0 ? 0 : 1;
    }
};

/// y = tanh(x): dx += dy (1 - y^2).
template <typename S>
class Tanh final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "tanh"; }
    void forward(const Call<S>& call) const override {
        call.output().array() = call.input(0).array().tanh();
    }
    void backward(const Call<S>& call) const override {
        const auto y = call.output().array();
        call.inputGradient(0).array() += call.outputGradient().array() * (S(1) - y * y);
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        return {
            .rule = Rule::Apply, .function = name(), .terms = {{1, {call.factor(0, row, column)}}}};
    }
};

/// y = σ(x): dx += dy y (1 - y).
template <typename S>
class Sigmoid final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "sigmoid"; }
    void forward(const Call<S>& call) const override {
        call.output().array() = call.input(0).array().logistic();
    }
    void backward(const Call<S>& call) const override {
        const auto y = call.output().array();
        call.inputGradient(0).array() += call.outputGradient().array() * y * (S(1) - y);
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        return {
            .rule = Rule::Apply, .function = name(), .terms = {{1, {call.factor(0, row, column)}}}};
    }
};

}  // namespace

template <typename S>
Expr<S> add(Expr<S> a, Expr<S> b) {
    static const Add<S> op;
    requireShapes<S>(a.shape() == b.shape(), op.name(), {a, b}, "two inputs of one shape");
    return a.tape->append(op, {a, b}, a.shape());
}

template <typename S>
Expr<S> hadamard(Expr<S> a, Expr<S> b) {
    static const Hadamard<S> op;
    requireShapes<S>(a.shape() == b.shape(), op.name(), {a, b}, "two inputs of one shape");
    return a.tape->append(op, {a, b}, a.shape());
}

template <typename S>
Expr<S> interpolate(Expr<S> z, Expr<S> a, Expr<S> b) {
    static const Interpolate<S> op;
    requireShapes<S>(z.shape() == a.shape() && a.shape() == b.shape(), op.name(), {z, a, b},
                     "three inputs of one shape");
    return z.tape->append(op, {z, a, b}, z.shape());
}

template <typename S>
Expr<S> scale(Expr<S> a, S factor) {
    static const Scale<S> op;
    return a.tape->append(op, {a}, a.shape(), {}, factor);
}

template <typename S>
Expr<S> scaleBy(Expr<S> factor, Expr<S> a) {
    static const ScaleBy<S> op;
    requireShapes<S>(factor.shape() == Shape{1, 1}, op.name(), {factor, a}, "a factor (1, 1)");
    return a.tape->append(op, {factor, a}, a.shape());
}

template <typename S>
Expr<S> select(std::span<const int> mask, Expr<S> a, Expr<S> b) {
    static const Select<S> op;
    requireShapes<S>(a.shape() == b.shape() && static_cast<Index>(mask.size()) == a.columns(),
                     op.name(), {a, b}, "two inputs of one shape and one mask entry a column");
    return a.tape->append(op, {a, b}, a.shape(), mask);
}

template <typename S>
Expr<S> tanh(Expr<S> a) {
    static const Tanh<S> op;
    return a.tape->append(op, {a}, a.shape());
}

template <typename S>
Expr<S> sigmoid(Expr<S> a) {
    static const Sigmoid<S> op;
    return a.tape->append(op, {a}, a.shape());
}

#define LAB_INSTANTIATE(S)                                           \
    template Expr<S> add(Expr<S>, Expr<S>);                          \
    template Expr<S> hadamard(Expr<S>, Expr<S>);                     \
    template Expr<S> interpolate(Expr<S>, Expr<S>, Expr<S>);         \
    template Expr<S> scale(Expr<S>, S);                              \
    template Expr<S> scaleBy(Expr<S>, Expr<S>);                      \
    template Expr<S> select(std::span<const int>, Expr<S>, Expr<S>); \
    template Expr<S> tanh(Expr<S>);                                  \
    template Expr<S> sigmoid(Expr<S>);
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::tape
