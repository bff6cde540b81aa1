// SPDX-License-Identifier: GPL-3.0-or-later
#include "layers/embedding.h"

#include "layers/initialise.h"
#include "tape/ops/lookup.h"

namespace lab::layers {

void Embedding::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    fillNormal(parameters.value(table_), 0.3, random);
}

template <typename S>
tape::Expr<S> Embedding::operator()(tape::Run<S>& run, std::span<const int> ids) const {
    return tape::lookup(run[table_], ids);
}

template tape::Expr<float> Embedding::operator()(tape::Run<float>&, std::span<const int>) const;
template tape::Expr<double> Embedding::operator()(tape::Run<double>&, std::span<const int>) const;

}  // namespace lab::layers
