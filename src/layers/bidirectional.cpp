// SPDX-License-Identifier: GPL-3.0-or-later
#include "layers/bidirectional.h"

#include <algorithm>
#include <array>

#include "tape/ops/elementwise.h"
#include "tape/ops/positions.h"
#include "tape/ops/shape.h"

namespace lab::layers {
namespace {

using tape::Expr;
using tape::Index;
using tape::Run;

/// The states of one direction, in the order of the positions.
template <typename S>
std::vector<Expr<S>> read(const Gru& gru, Run<S>& run, Expr<S> x, Index sentences,
                          std::span<const int> keep, bool reversed) {
    const Index positions = x.columns() / sentences;
    const Expr<S> projected = gru.project(run, x);
    Expr<S> h = run.tape().constant(tape::Matrix<S>::Zero(gru.units(), sentences));
    std::vector<Expr<S>> states(static_cast<std::size_t>(positions));
    for (Index k = 0; k < positions; ++k) {
        const Index i = reversed ? positions - 1 - k : k;
        const Expr<S> next = gru.step(run, tape::columns(projected, i * sentences, sentences), h);
        const auto here = keep.empty() ? keep
                                       : keep.subspan(static_cast<std::size_t>(i * sentences),
                                                      static_cast<std::size_t>(sentences));
        const bool padded = std::ranges::find(here, 0) != here.end();
        h = padded ? tape::select(here, next, h) : next;
        states[static_cast<std::size_t>(i)] = h;
    }
    return states;
}

}  // namespace

void BidirectionalGru::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    forward_.initialise(parameters, random);
    backward_.initialise(parameters, random);
}

template <typename S>
Annotations<S> BidirectionalGru::operator()(Run<S>& run, Expr<S> x, Index sentences,
                                            std::span<const int> keep) const {
    tape::requireShapes<S>(sentences > 0 && x.columns() > 0 && x.columns() % sentences == 0 &&
                               (keep.empty() || static_cast<Index>(keep.size()) == x.columns()),
                           "bidirectional encoder", {x}, "M B columns and one mask entry a column");
    Annotations<S> result{read(forward_, run, x, sentences, keep, false),
                          read(backward_, run, x, sentences, keep, true),
                          {}};
    const auto forward = tape::joinPositions<S>(result.forward);
    const auto backward = tape::joinPositions<S>(result.backward);
    const std::array<Expr<S>, 2> both{forward, backward};
    result.states = tape::stackRows<S>(both);
    return result;
}

template Annotations<float> BidirectionalGru::operator()(Run<float>&, Expr<float>, Index,
                                                         std::span<const int>) const;
template Annotations<double> BidirectionalGru::operator()(Run<double>&, Expr<double>, Index,
                                                          std::span<const int>) const;

}  // namespace lab::layers
