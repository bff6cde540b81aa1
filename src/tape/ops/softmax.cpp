// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/ops/softmax.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace lab::tape {
namespace {

/// Whether the mask, if there is one, keeps this element.
template <typename S>
bool kept(const Call<S>& call, Index row, Index column) {
    const auto keep = call.integers();
    return keep.empty() || keep[static_cast<std::size_t>(column * call.output().rows() + row)] != 0;
}

/// The column's largest score among those that are kept; -infinity where none is.
template <typename S>
S largestKept(const Call<S>& call, Index column) {
    const auto scores = call.input(0);
    S largest = -std::numeric_limits<S>::infinity();
    for (Index row = 0; row < scores.rows(); ++row) {
        if (kept(call, row, column)) {
            largest = std::max(largest, scores(row, column));
        }
    }
    return largest;
}

template <typename S>
class Softmax final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "softmax"; }

    /// The column's largest score is subtracted first: the same result, and no overflow.
    void forward(const Call<S>& call) const override {
        const auto scores = call.input(0);
        auto output = call.output();
        if (call.integers().empty()) {
            for (Index column = 0; column < output.cols(); ++column) {
                auto weights = output.col(column).array();
                weights = (scores.col(column).array() - scores.col(column).maxCoeff()).exp();
                weights /= weights.sum();
            }
            return;
        }
        for (Index column = 0; column < output.cols(); ++column) {
            forwardMasked(call, scores, output, column);
        }
    }

    /// For α = softmax(e): de_i += α_i (dα_i - sum_j α_j dα_j). Masked rows have α_i = 0.
    void backward(const Call<S>& call) const override {
        const auto weights = call.output();
        const auto gradient = call.outputGradient();
        auto scores = call.inputGradient(0);
        for (Index column = 0; column < weights.cols(); ++column) {
            const S mean = weights.col(column).dot(gradient.col(column));
            scores.col(column).array() +=
                weights.col(column).array() * (gradient.col(column).array() - mean);
        }
    }

    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        if (!kept(call, row, column)) {
            return {.rule = Rule::Sum};
        }
        Explanation explanation{.rule = Rule::Softmax};
        for (Index i = 0; i < call.output().rows(); ++i) {
            if (kept(call, i, column)) {
                if (i == row) {
                    explanation.own = explanation.terms.size();
                }
                explanation.terms.push_back({1, {call.factor(0, i, column)}});
            }
        }
        return explanation;
    }

  private:
    static void forwardMasked(const Call<S>& call, const ConstMatrixMap<S>& scores,
                              MatrixMap<S>& output, Index column) {
        const S largest = largestKept(call, column);
        S total = 0;
        for (Index row = 0; row < scores.rows(); ++row) {
            const S weight =
                kept(call, row, column) ? std::exp(scores(row, column) - largest) : S(0);
            output(row, column) = weight;
            total += weight;
        }
        if (total > 0) {
            output.col(column) /= total;
        }
    }
};

template <typename S>
class LogSoftmax final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "logSoftmax"; }

    void forward(const Call<S>& call) const override {
        const auto scores = call.input(0);
        auto output = call.output();
        for (Index column = 0; column < output.cols(); ++column) {
            const S largest = largestKept(call, column);
            S total = 0;
            for (Index row = 0; row < output.rows(); ++row) {
                total += kept(call, row, column) ? std::exp(scores(row, column) - largest) : S(0);
            }
            const S norm = largest + std::log(total);
            for (Index row = 0; row < output.rows(); ++row) {
                output(row, column) = kept(call, row, column) ? scores(row, column) - norm : S(0);
            }
        }
    }

    /// For l = log α: de_i += dl_i - α_i sum_j dl_j, over what is kept.
    void backward(const Call<S>& call) const override {
        const auto logarithms = call.output();
        const auto gradient = call.outputGradient();
        auto scores = call.inputGradient(0);
        for (Index column = 0; column < logarithms.cols(); ++column) {
            S total = 0;
            for (Index row = 0; row < logarithms.rows(); ++row) {
                total += kept(call, row, column) ? gradient(row, column) : S(0);
            }
            for (Index row = 0; row < logarithms.rows(); ++row) {
                if (kept(call, row, column)) {
                    scores(row, column) +=
                        gradient(row, column) - std::exp(logarithms(row, column)) * total;
                }
            }
        }
    }

    [[nodiscard]] Explanation explain(const Call<S>& call, Index row, Index column) const override {
        if (!kept(call, row, column)) {
            return {.rule = Rule::Sum};
        }
        Term term{-1, {call.factor(0, row, column)}};
        for (Index i = 0; i < call.output().rows(); ++i) {
            if (kept(call, i, column)) {
                term.factors.push_back(call.factor(0, i, column));
            }
        }
        return {.rule = Rule::LogLikelihood, .terms = {std::move(term)}};
    }
};

template <typename S>
class CrossEntropy final : public Op<S> {
  public:
    [[nodiscard]] std::string_view name() const override { return "crossEntropy"; }

    void forward(const Call<S>& call) const override {
        const auto logits = call.input(0);
        S loss = 0;
        for (Index column = 0; column < logits.cols(); ++column) {
            const int target = targetOf(call, column);
            if (target >= 0) {
                loss += logSumExp(logits, column) - logits(target, column);
            }
        }
        call.output()(0, 0) = loss;
    }

    /// d logits += d loss (softmax(logits) - onehot(target)).
    void backward(const Call<S>& call) const override {
        const auto logits = call.input(0);
        auto gradient = call.inputGradient(0);
        const S weight = call.outputGradient()(0, 0);
        for (Index column = 0; column < logits.cols(); ++column) {
            const int target = targetOf(call, column);
            if (target >= 0) {
                const S norm = logSumExp(logits, column);
                gradient.col(column).array() += weight * (logits.col(column).array() - norm).exp();
                gradient(target, column) -= weight;
            }
        }
    }

    [[nodiscard]] Explanation explain(const Call<S>& call, Index /*row*/,
                                      Index /*column*/) const override {
        Explanation explanation{.rule = Rule::LogLikelihood};
        const auto logits = call.input(0);
        for (Index column = 0; column < logits.cols(); ++column) {
            const int target = targetOf(call, column);
            if (target < 0) {
                continue;
            }
            Term term{1, {call.factor(0, target, column)}};
            for (Index row = 0; row < logits.rows(); ++row) {
                term.factors.push_back(call.factor(0, row, column));
            }
            explanation.terms.push_back(std::move(term));
        }
        return explanation;
    }

  private:
    static int targetOf(const Call<S>& call, Index column) {
        return call.integers()[static_cast<std::size_t>(column)];
    }
    static S logSumExp(const ConstMatrixMap<S>& logits, Index column) {
        const S largest = logits.col(column).maxCoeff();
        return largest + std::log((logits.col(column).array() - largest).exp().sum());
    }
};

template <typename S>
Expr<S> appendMasked(const Op<S>& op, Expr<S> scores, std::span<const int> keep) {
    requireShapes<S>(scores.rows() > 0 &&
                         (keep.empty() || static_cast<Index>(keep.size()) == scores.shape().size()),
                     op.name(), {scores}, "at least one row and one mask entry an element");
    return scores.tape->append(op, {scores}, scores.shape(), keep);
}

}  // namespace

template <typename S>
Expr<S> softmax(Expr<S> scores, std::span<const int> keep) {
    static const Softmax<S> op;
    return appendMasked(op, scores, keep);
}

template <typename S>
Expr<S> logSoftmax(Expr<S> scores, std::span<const int> keep) {
    static const LogSoftmax<S> op;
    return appendMasked(op, scores, keep);
}

template <typename S>
Expr<S> crossEntropy(Expr<S> logits, std::span<const int> targets) {
    static const CrossEntropy<S> op;
    const bool inside = std::ranges::all_of(targets, [&](int target) {
        return target >= -1 && static_cast<Index>(target) < logits.rows();
    });
    requireShapes<S>(static_cast<Index>(targets.size()) == logits.columns() && inside, op.name(),
                     {logits}, "one target a column, a row of the logits or -1");
    return logits.tape->append(op, {logits}, {1, 1}, targets);
}

template Expr<float> softmax(Expr<float>, std::span<const int>);
template Expr<double> softmax(Expr<double>, std::span<const int>);
template Expr<float> logSoftmax(Expr<float>, std::span<const int>);
template Expr<double> logSoftmax(Expr<double>, std::span<const int>);
template Expr<float> crossEntropy(Expr<float>, std::span<const int>);
template Expr<double> crossEntropy(Expr<double>, std::span<const int>);

}  // namespace lab::tape
