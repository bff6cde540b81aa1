// SPDX-License-Identifier: GPL-3.0-or-later
#include "layers/lstm.h"

#include "layers/initialise.h"
#include "layers/step_if_named.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/product.h"
#include "tape/ops/shape.h"

namespace lab::layers {

void Lstm::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    fillGlorot(parameters.value(w_), random, 4);
    fillOrthogonal(parameters.value(u_), random, 4);
    parameters.value(b_).middleRows(2 * units_, units_).setOnes();
}

template <typename S>
tape::Expr<S> Lstm::project(tape::Run<S>& run, tape::Expr<S> x) const {
    return tape::affine(run[w_], x, run[b_]);
}

template <typename S>
CellState<S> Lstm::step(tape::Run<S>& run, tape::Expr<S> projected, const CellState<S>& before,
                        const LstmLabels* labels) const {
    const auto named = [&](tape::StepLabel LstmLabels::*label, tape::Expr<S> value) {
        return labels == nullptr ? value : stepIfNamed(run, labels->*label, value);
    };
    const auto all = tape::affine(run[u_], before.h, projected);
    const auto gates = tape::sigmoid(tape::rows(all, 0, 3 * units_));
    const auto i = named(&LstmLabels::input, tape::rows(gates, 0, units_));
    const auto o = named(&LstmLabels::output, tape::rows(gates, units_, units_));
    const auto f = named(&LstmLabels::forget, tape::rows(gates, 2 * units_, units_));
    const auto candidate =
        named(&LstmLabels::candidate, tape::tanh(tape::rows(all, 3 * units_, units_)));
    const auto c = named(&LstmLabels::cell,
                         tape::add(tape::hadamard(f, before.c), tape::hadamard(i, candidate)));
    return {tape::hadamard(o, tape::tanh(c)), c};
}

#define LAB_INSTANTIATE(S)                                                              \
    template tape::Expr<S> Lstm::project(tape::Run<S>&, tape::Expr<S>) const;           \
    template CellState<S> Lstm::step(tape::Run<S>&, tape::Expr<S>, const CellState<S>&, \
                                     const LstmLabels*) const;
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::layers
