// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/softmax_context.h"

#include "tape/ops/elementwise.h"
#include "tape/ops/positions.h"
#include "tape/ops/softmax.h"

namespace lab::attention {

template <typename S>
tape::Expr<S> tempered(const Memory<S>& memory, tape::Expr<S> scores) {
    return memory.temperature == S(1) ? scores : tape::scale(scores, S(1) / memory.temperature);
}

template <typename S>
tape::Expr<S> softmaxWeights(const Memory<S>& memory, tape::Expr<S> scores) {
    return tape::softmax(tempered(memory, scores), memory.keep);
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
    template tape::Expr<S> softmaxWeights(const Memory<S>&, tape::Expr<S>);             \
    template Attended<S> softmaxContext(tape::Run<S>&, const Memory<S>&, tape::Expr<S>, \
                                        const labels::Blend&);
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::attention
