// SPDX-License-Identifier: GPL-3.0-or-later
#include "layers/simple_rnn.h"

#include "layers/initialise.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/product.h"

namespace lab::layers {

void SimpleRnn::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    fillGlorot(parameters.value(w_), random);
    fillOrthogonal(parameters.value(u_), random);
}

template <typename S>
tape::Expr<S> SimpleRnn::project(tape::Run<S>& run, tape::Expr<S> x) const {
    return tape::affine(run[w_], x, run[b_]);
}

template <typename S>
tape::Expr<S> SimpleRnn::step(tape::Run<S>& run, tape::Expr<S> projected, tape::Expr<S> s) const {
    return tape::tanh(tape::affine(run[u_], s, projected));
}

#define LAB_INSTANTIATE(S)                                                         \
    template tape::Expr<S> SimpleRnn::project(tape::Run<S>&, tape::Expr<S>) const; \
    template tape::Expr<S> SimpleRnn::step(tape::Run<S>&, tape::Expr<S>, tape::Expr<S>) const;
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::layers
