// SPDX-License-Identifier: GPL-3.0-or-later
#include "layers/gru.h"

#include "layers/initialise.h"
#include "layers/step_if_named.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/product.h"
#include "tape/ops/shape.h"

namespace lab::layers {

void Gru::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    fillGlorot(parameters.value(w_), random, 3);
    fillOrthogonal(parameters.value(gates_), random, 2);
    fillOrthogonal(parameters.value(candidate_), random);
}

template <typename S>
tape::Expr<S> Gru::project(tape::Run<S>& run, tape::Expr<S> x) const {
    return tape::affine(run[w_], x, run[b_]);
}

template <typename S>
tape::Expr<S> Gru::step(tape::Run<S>& run, tape::Expr<S> projected, tape::Expr<S> h,
                        const GruLabels* labels) const {
    const auto named = [&](tape::StepLabel GruLabels::*label, tape::Expr<S> value) {
        return labels == nullptr ? value : stepIfNamed(run, labels->*label, value);
    };
    const auto gates =
        tape::sigmoid(tape::affine(run[gates_], h, tape::rows(projected, 0, 2 * units_)));
    const auto z = named(&GruLabels::update, tape::rows(gates, 0, units_));
    const auto r = named(&GruLabels::reset, tape::rows(gates, units_, units_));
    const auto candidate = named(
        &GruLabels::candidate, tape::tanh(tape::affine(run[candidate_], tape::hadamard(r, h),
                                                       tape::rows(projected, 2 * units_, units_))));
    return tape::interpolate(z, h, candidate);
}

#define LAB_INSTANTIATE(S)                                                        \
    template tape::Expr<S> Gru::project(tape::Run<S>&, tape::Expr<S>) const;      \
    template tape::Expr<S> Gru::step(tape::Run<S>&, tape::Expr<S>, tape::Expr<S>, \
                                     const GruLabels*) const;
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::layers
