// SPDX-License-Identifier: GPL-3.0-or-later
#include "layers/encoder.h"

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

/// The states after a position: those before where a sentence is over.
template <typename S>
CellState<S> carried(std::span<const int> here, const CellState<S>& next,
                     const CellState<S>& before) {
    if (std::ranges::find(here, 0) == here.end()) {
        return next;
    }
    CellState<S> state{tape::select(here, next.h, before.h)};
    if (next.c) {
        state.c = tape::select(here, next.c, before.c);
    }
    return state;
}

/// What the states of one direction are called; null where nobody wants to know.
struct Names {
    const tape::StepLabel* state = nullptr;
    const CellLabels* inner = nullptr;
};

/// The states of one direction, in the order of the positions.
template <typename S>
std::vector<CellState<S>> read(const Cell& cell, Run<S>& run, Expr<S> x, Index sentences,
                               std::span<const int> keep, bool reversed, const Names& names) {
    const Index positions = x.columns() / sentences;
    const Expr<S> projected = cell.project(run, x);
    CellState<S> state =
        cell.stateFrom(run.tape().constant(tape::Matrix<S>::Zero(cell.units(), sentences)));
    std::vector<CellState<S>> states(static_cast<std::size_t>(positions));
    for (Index k = 0; k < positions; ++k) {
        const Index i = reversed ? positions - 1 - k : k;
        if (names.state != nullptr) {
            run.moveTo({.source = static_cast<int>(i)});
        }
        auto next =
            cell.step(run, tape::columns(projected, i * sentences, sentences), state, names.inner);
        if (names.state != nullptr) {
            next.h = run.step(*names.state, next.h);
        }
        const auto here = keep.empty() ? keep
                                       : keep.subspan(static_cast<std::size_t>(i * sentences),
                                                      static_cast<std::size_t>(sentences));
        state = carried(here, next, state);
        states[static_cast<std::size_t>(i)] = state;
    }
    return states;
}

/// The hidden states of all positions as one memory.
template <typename S>
Expr<S> joinStates(const std::vector<CellState<S>>& states) {
    std::vector<Expr<S>> hidden(states.size());
    std::ranges::transform(states, hidden.begin(), &CellState<S>::h);
    return tape::joinPositions<S>(hidden);
}

}  // namespace

void Encoder::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    forward_.initialise(parameters, random);
    if (backward_) {
        backward_->initialise(parameters, random);
    }
}

template <typename S>
Annotations<S> Encoder::operator()(Run<S>& run, Expr<S> x, Index sentences,
                                   std::span<const int> keep,
                                   const AnnotationLabels* labels) const {
    tape::requireShapes<S>(sentences > 0 && x.columns() > 0 && x.columns() % sentences == 0 &&
                               (keep.empty() || static_cast<Index>(keep.size()) == x.columns()),
                           "encoder", {x}, "M B columns and one mask entry a column");
    Annotations<S> result;
    const Names forwards =
        labels == nullptr ? Names{} : Names{&labels->forward, &labels->forwardInner};
    const Names backwards =
        labels == nullptr ? Names{} : Names{&labels->backward, &labels->backwardInner};
    result.forward = read(forward_, run, x, sentences, keep, false, forwards);
    result.states = joinStates(result.forward);
    if (backward_) {
        result.backward = read(*backward_, run, x, sentences, keep, true, backwards);
        const std::array<Expr<S>, 2> both{result.states, joinStates(result.backward)};
        result.states = tape::stackRows<S>(both);
    }
    if (labels != nullptr) {
        run.moveTo({});
        result.states = run.step(labels->states, result.states);
    }
    return result;
}

template Annotations<float> Encoder::operator()(Run<float>&, Expr<float>, Index,
                                                std::span<const int>,
                                                const AnnotationLabels*) const;
template Annotations<double> Encoder::operator()(Run<double>&, Expr<double>, Index,
                                                 std::span<const int>,
                                                 const AnnotationLabels*) const;

}  // namespace lab::layers
