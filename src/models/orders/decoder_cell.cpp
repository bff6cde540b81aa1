// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/orders/decoder_cell.h"

#include "layers/initialise.h"
#include "tape/ops/product.h"

namespace lab::models {

using layers::CellState;
using tape::Expr;
using tape::Run;

void DecoderCell::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    cell_.initialise(parameters, random);
    if (more_) {
        layers::fillGlorot(parameters.value(*more_), random, cell_.blocks());
    }
}

template <typename S>
CellState<S> DecoderCell::step(Run<S>& run, Expr<S> projectedWord, Expr<S> more,
                               const CellState<S>& before, const CellSteps& names) const {
    CellState<S> entering = before;
    if (before.c) {
        entering.c = run.step(names.cellBefore(), before.c);
    }
    const auto projected = more_ ? tape::affine(run[*more_], more, projectedWord) : projectedWord;
    const auto* inner = run.named() ? &names.inner() : nullptr;
    auto next = cell_.step(run, projected, entering, inner);
    next.h = run.step(names.state(kind_), next.h);
    return next;
}

template CellState<float> DecoderCell::step(Run<float>&, Expr<float>, Expr<float>,
                                            const CellState<float>&, const CellSteps&) const;
template CellState<double> DecoderCell::step(Run<double>&, Expr<double>, Expr<double>,
                                             const CellState<double>&, const CellSteps&) const;

}  // namespace lab::models
