// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/ops/shape.h"

#include <array>

namespace lab::tape {
namespace {

template <typename S>
Explanation copyOf(const Call<S>& call, std::size_t k, Index row, Index column) {
    return {.rule = Rule::Copy, .terms = {{1, {call.factor(k, row, column)}}}};
}

template <typename S>
class Rows final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "rows"; }
    void forward(const Call<S>& call) const override {
        auto output = call.output();
        output = call.input(0).middleRows(call.integers()[0], output.rows());
    }
    void backward(const Call<S>& call) const override {
        const auto gradient = call.outputGradient();
        call.inputGradient(0).middleRows(call.integers()[0], gradient.rows()) += gradient;
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        return copyOf(call, 0, row + call.integers()[0], column);
    }
};

template <typename S>
class Columns final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "columns"; }
    void forward(const Call<S>& call) const override {
        auto output = call.output();
        output = call.input(0).middleCols(call.integers()[0], output.cols());
    }
    void backward(const Call<S>& call) const override {
        const auto gradient = call.outputGradient();
        call.inputGradient(0).middleCols(call.integers()[0], gradient.cols()) += gradient;
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        return copyOf(call, 0, row, column + call.integers()[0]);
    }
};

template <typename S>
class StackRows final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "stackRows"; }
    void forward(const Call<S>& call) const override {
        auto output = call.output();
        Index first = 0;
        for (std::size_t k = 0; k < call.inputCount(); ++k) {
            const auto part = call.input(k);
            output.middleRows(first, part.rows()) = part;
            first += part.rows();
        }
    }
    void backward(const Call<S>& call) const override {
        const auto gradient = call.outputGradient();
        Index first = 0;
        for (std::size_t k = 0; k < call.inputCount(); ++k) {
            const Index count = call.input(k).rows();
            if (call.wantsGradient(k)) {
                call.inputGradient(k) += gradient.middleRows(first, count);
            }
            first += count;
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        std::size_t k = 0;
        while (row >= call.input(k).rows()) {
            row -= call.input(k).rows();
            ++k;
        }
        return copyOf(call, k, row, column);
    }
};

template <typename S>
class Reshape final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "reshape"; }
    void forward(const Call<S>& call) const override {
        call.output().reshaped() = call.input(0).reshaped();
    }
    void backward(const Call<S>& call) const override {
        call.inputGradient(0).reshaped() += call.outputGradient().reshaped();
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        const Index place = column * call.output().rows() + row;
        const Index inputRows = call.input(0).rows();
        return copyOf(call, 0, place % inputRows, place / inputRows);
    }
};

template <typename S>
class Sum final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "sum"; }
    void forward(const Call<S>& call) const override { call.output()(0, 0) = call.input(0).sum(); }
    void backward(const Call<S>& call) const override {
        call.inputGradient(0).array() += call.outputGradient()(0, 0);
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index /*row*/,
                                      Index /*column*/) const override {
        Explanation explanation{.rule = Rule::Sum};
        const auto a = call.input(0);
        for (Index j = 0; j < a.cols(); ++j) {
            for (Index i = 0; i < a.rows(); ++i) {
                explanation.terms.push_back({1, {call.factor(0, i, j)}});
            }
        }
        return explanation;
    }
};

}  // namespace

template <typename S>
Expr<S> rows(Expr<S> a, Index first, Index count) {
    static const Rows<S> op;
    requireShapes<S>(first >= 0 && count >= 0 && count <= a.rows() - first, op.name(), {a},
                     "a range of rows inside the input");
    const std::array<int, 1> offset{static_cast<int>(first)};
    return a.tape->append(op, {a}, {count, a.columns()}, offset);
}

template <typename S>
Expr<S> columns(Expr<S> a, Index first, Index count) {
    static const Columns<S> op;
    requireShapes<S>(first >= 0 && count >= 0 && count <= a.columns() - first, op.name(), {a},
                     "a range of columns inside the input");
    const std::array<int, 1> offset{static_cast<int>(first)};
    return a.tape->append(op, {a}, {a.rows(), count}, offset);
}

template <typename S>
Expr<S> stackRows(std::span<const Expr<S>> parts) {
    static const StackRows<S> op;
    if (parts.empty()) {
        throw TapeError("tape: stackRows needs at least one part, got none");
    }
    Shape shape{0, parts.front().columns()};
    for (const Expr<S>& part : parts) {
        requireShapes<S>(part.columns() == shape.columns, op.name(), {parts.front(), part},
                         "parts with the same columns");
        shape.rows += part.rows();
    }
    return parts.front().tape->append(op, parts, shape);
}

template <typename S>
Expr<S> reshape(Expr<S> a, Shape shape) {
    static const Reshape<S> op;
    requireShapes<S>(shape.rows >= 0 && shape.columns >= 0 && a.shape().size() == shape.size(),
                     op.name(), {a}, "a shape of the same size");
    return a.tape->append(op, {a}, shape);
}

template <typename S>
Expr<S> sum(Expr<S> a) {
    static const Sum<S> op;
    return a.tape->append(op, {a}, {1, 1});
}

#define LAB_INSTANTIATE(S)                                \
    template Expr<S> rows(Expr<S>, Index, Index);         \
    template Expr<S> columns(Expr<S>, Index, Index);      \
    template Expr<S> stackRows(std::span<const Expr<S>>); \
    template Expr<S> reshape(Expr<S>, Shape);             \
    template Expr<S> sum(Expr<S>);
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::tape
