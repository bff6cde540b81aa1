// SPDX-License-Identifier: GPL-3.0-or-later
#include "layers/linear.h"

#include "layers/initialise.h"
#include "tape/ops/product.h"

namespace lab::layers {

void Linear::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    fillGlorot(parameters.value(w_), random);
}

template <typename S>
tape::Expr<S> Linear::operator()(tape::Run<S>& run, tape::Expr<S> x) const {
    return tape::affine(run[w_], x, run[b_]);
}

template tape::Expr<float> Linear::operator()(tape::Run<float>&, tape::Expr<float>) const;
template tape::Expr<double> Linear::operator()(tape::Run<double>&, tape::Expr<double>) const;

}  // namespace lab::layers
