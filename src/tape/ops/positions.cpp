// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/ops/positions.h"

namespace lab::tape {
namespace {

template <typename S>
class JoinPositions final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "joinPositions"; }
    void forward(const Call<S>& call) const override {
        auto output = call.output();
        const auto count = static_cast<Index>(call.inputCount());
        for (Index i = 0; i < count; ++i) {
            const auto position = call.input(static_cast<std::size_t>(i));
            for (Index b = 0; b < position.cols(); ++b) {
                output.col(b * count + i) = position.col(b);
            }
        }
    }
    void backward(const Call<S>& call) const override {
        const auto gradient = call.outputGradient();
        const auto count = static_cast<Index>(call.inputCount());
        for (Index i = 0; i < count; ++i) {
            const auto k = static_cast<std::size_t>(i);
            if (!call.wantsGradient(k)) {
                continue;
            }
            auto position = call.inputGradient(k);
            for (Index b = 0; b < position.cols(); ++b) {
                position.col(b) += gradient.col(b * count + i);
            }
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        const auto count = static_cast<Index>(call.inputCount());
        return {
            .rule = Rule::Copy,
            .terms = {
                {1, {call.factor(static_cast<std::size_t>(column % count), row, column / count)}}}};
    }
};

template <typename S>
class AddToPositions final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "addToPositions"; }
    void forward(const Call<S>& call) const override {
        const auto memory = call.input(0);
        const auto query = call.input(1);
        auto output = call.output();
        const Index count = memory.cols() / query.cols();
        for (Index b = 0; b < query.cols(); ++b) {
            output.middleCols(b * count, count) =
                memory.middleCols(b * count, count).colwise() + query.col(b);
        }
    }
    void backward(const Call<S>& call) const override {
        const auto gradient = call.outputGradient();
        if (call.wantsGradient(0)) {
            call.inputGradient(0) += gradient;
        }
        if (call.wantsGradient(1)) {
            auto query = call.inputGradient(1);
            const Index count = gradient.cols() / query.cols();
            for (Index b = 0; b < query.cols(); ++b) {
                query.col(b) += gradient.middleCols(b * count, count).rowwise().sum();
            }
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        const Index count = call.input(0).cols() / call.input(1).cols();
        return {.rule = Rule::Sum,
                .terms = {{1, {call.factor(0, row, column)}},
                          {1, {call.factor(1, row, column / count)}}}};
    }
};

/// e = H^T s: dH += s de^T, ds += H de, sentence by sentence.
template <typename S>
class ScorePositions final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "scorePositions"; }
    void forward(const Call<S>& call) const override {
        const auto memory = call.input(0);
        const auto query = call.input(1);
        auto output = call.output();
        const Index count = output.rows();
        for (Index b = 0; b < query.cols(); ++b) {
            output.col(b).noalias() =
                memory.middleCols(b * count, count).transpose() * query.col(b);
        }
    }
    void backward(const Call<S>& call) const override {
        const auto gradient = call.outputGradient();
        const auto memory = call.input(0);
        const auto query = call.input(1);
        const Index count = gradient.rows();
        for (Index b = 0; b < query.cols(); ++b) {
            if (call.wantsGradient(0)) {
                call.inputGradient(0).middleCols(b * count, count).noalias() +=
                    query.col(b) * gradient.col(b).transpose();
            }
            if (call.wantsGradient(1)) {
                call.inputGradient(1).col(b).noalias() +=
                    memory.middleCols(b * count, count) * gradient.col(b);
            }
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        const Index position = column * call.output().rows() + row;
        Explanation explanation{.rule = Rule::Sum};
        for (Index k = 0; k < call.input(1).rows(); ++k) {
            explanation.terms.push_back(
                {1, {call.factor(1, k, column), call.factor(0, k, position)}});
        }
        return explanation;
    }
};

/// c = H α: dH += dc α^T, dα += H^T dc, sentence by sentence.
template <typename S>
class BlendPositions final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "blendPositions"; }
    void forward(const Call<S>& call) const override {
        const auto memory = call.input(0);
        const auto weights = call.input(1);
        auto output = call.output();
        const Index count = weights.rows();
        for (Index b = 0; b < weights.cols(); ++b) {
            output.col(b).noalias() = memory.middleCols(b * count, count) * weights.col(b);
        }
    }
    void backward(const Call<S>& call) const override {
        const auto gradient = call.outputGradient();
        const auto memory = call.input(0);
        const auto weights = call.input(1);
        const Index count = weights.rows();
        for (Index b = 0; b < weights.cols(); ++b) {
            if (call.wantsGradient(0)) {
                call.inputGradient(0).middleCols(b * count, count).noalias() +=
                    gradient.col(b) * weights.col(b).transpose();
            }
            if (call.wantsGradient(1)) {
                call.inputGradient(1).col(b).noalias() +=
                    memory.middleCols(b * count, count).transpose() * gradient.col(b);
            }
        }
    }
    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        const Index count = call.input(1).rows();
        Explanation explanation{.rule = Rule::Sum};
        for (Index i = 0; i < count; ++i) {
            explanation.terms.push_back(
                {1, {call.factor(1, i, column), call.factor(0, row, column * count + i)}});
        }
        return explanation;
    }
};

}  // namespace

template <typename S>
Expr<S> joinPositions(std::span<const Expr<S>> positions) {
    static const JoinPositions<S> op;
    if (positions.empty()) {
        throw TapeError("tape: joinPositions needs at least one position, got none");
    }
    const Shape shape = positions.front().shape();
    for (const Expr<S>& position : positions) {
        requireShapes<S>(position.shape() == shape, op.name(), {positions.front(), position},
                         "positions of one shape");
    }
    return positions.front().tape->append(
        op, positions, {shape.rows, shape.columns * static_cast<Index>(positions.size())});
}

template <typename S>
Expr<S> addToPositions(Expr<S> memory, Expr<S> query) {
    static const AddToPositions<S> op;
    requireShapes<S>(memory.rows() == query.rows() && query.columns() > 0 &&
                         memory.columns() % query.columns() == 0,
                     op.name(), {memory, query}, "a memory (d, M B) and a query (d, B)");
    return memory.tape->append(op, {memory, query}, memory.shape());
}

template <typename S>
Expr<S> scorePositions(Expr<S> memory, Expr<S> query) {
    static const ScorePositions<S> op;
    requireShapes<S>(memory.rows() == query.rows() && query.columns() > 0 &&
                         memory.columns() % query.columns() == 0,
                     op.name(), {memory, query}, "a memory (d, M B) and a query (d, B)");
    return memory.tape->append(op, {memory, query},
                               {memory.columns() / query.columns(), query.columns()});
}

template <typename S>
Expr<S> blendPositions(Expr<S> memory, Expr<S> weights) {
    static const BlendPositions<S> op;
    requireShapes<S>(memory.columns() == weights.shape().size(), op.name(), {memory, weights},
                     "a memory (d, M B) and weights (M, B)");
    return memory.tape->append(op, {memory, weights}, {memory.rows(), weights.columns()});
}

#define LAB_INSTANTIATE(S)                                    \
    template Expr<S> joinPositions(std::span<const Expr<S>>); \
    template Expr<S> addToPositions(Expr<S>, Expr<S>);        \
    template Expr<S> scorePositions(Expr<S>, Expr<S>);        \
    template Expr<S> blendPositions(Expr<S>, Expr<S>);
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::tape
