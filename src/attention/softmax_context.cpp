// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/softmax_context.h"

#include <algorithm>
#include <limits>

#include "tape/ops/elementwise.h"
#include "tape/ops/positions.h"
#include "tape/ops/softmax.h"

namespace lab::attention {

template <typename S>
tape::Expr<S> tempered(const Memory<S>& memory, tape::Expr<S> scores) {
    const bool plain = memory.temperature == S(1) || memory.temperature == S(0);
    return plain ? scores : tape::scale(scores, S(1) / memory.temperature);
}

template <typename S>
std::vector<int> largestKept(const Memory<S>& memory, const tape::Expr<S>& scores) {
    std::vector<int> keep;
    keep.reserve(static_cast<std::size_t>(scores.rows() * scores.columns()));
    for (tape::Index b = 0; b < scores.columns(); ++b) {
        const auto column = scores.value().col(b);
        S largest = -std::numeric_limits<S>::infinity();
        for (tape::Index i = 0; i < scores.rows(); ++i) {
            largest = memory.keeps(b, i) ? std::max(largest, column(i)) : largest;
        }
        for (tape::Index i = 0; i < scores.rows(); ++i) {
            keep.push_back(memory.keeps(b, i) && column(i) == largest ? 1 : 0);
        }
    }
    return keep;
}

template <typename S>
tape::Expr<S> softmaxWeights(const Memory<S>& memory, tape::Expr<S> scores) {
    return memory.temperature == S(0) ? tape::softmax<S>(scores, largestKept(memory, scores))
                                      : tape::softmax<S>(tempered(memory, scores), memory.keep);
}

template <typename S>
Attended<S> softmaxContext(tape::Run<S>& run, const Memory<S>& memory, tape::Expr<S> scores,
                           const labels::Blend& names) {
    const auto weights = run.step(names.weights, softmaxWeights(memory, scores));
    return {.context = run.step(names.context, tape::blendPositions(memory.values, weights)),
            .weights = weights};
}

#define LAB_INSTANTIATE(S)                                                              \
    template tape::Expr<S> tempered(const Memory<S>&, tape::Expr<S>);                   \
    template std::vector<int> largestKept(const Memory<S>&, const tape::Expr<S>&);      \
    template tape::Expr<S> softmaxWeights(const Memory<S>&, tape::Expr<S>);             \
    template Attended<S> softmaxContext(tape::Run<S>&, const Memory<S>&, tape::Expr<S>, \
                                        const labels::Blend&);
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::attention
