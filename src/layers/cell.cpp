// SPDX-License-Identifier: GPL-3.0-or-later
#include "layers/cell.h"

namespace lab::layers {
namespace {

using tape::Expr;
using tape::Run;

template <typename S>
CellState<S> stepOf(const SimpleRnn& cell, Run<S>& run, Expr<S> projected,
                    const CellState<S>& before, const CellLabels* /*labels*/) {
    return {cell.step(run, projected, before.h)};
}

template <typename S>
CellState<S> stepOf(const Gru& cell, Run<S>& run, Expr<S> projected, const CellState<S>& before,
                    const CellLabels* labels) {
    return {cell.step(run, projected, before.h, labels == nullptr ? nullptr : &labels->gru)};
}

template <typename S>
CellState<S> stepOf(const Lstm& cell, Run<S>& run, Expr<S> projected, const CellState<S>& before,
                    const CellLabels* labels) {
    return cell.step(run, projected, before, labels == nullptr ? nullptr : &labels->lstm);
}

constexpr tape::Index blocksOf(const SimpleRnn& /*cell*/) {
    return 1;
}
constexpr tape::Index blocksOf(const Gru& /*cell*/) {
    return 3;
}
constexpr tape::Index blocksOf(const Lstm& /*cell*/) {
    return 4;
}

}  // namespace

void Cell::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    std::visit([&](const auto& cell) { cell.initialise(parameters, random); }, cell_);
}

tape::Index Cell::units() const {
    return std::visit([](const auto& cell) { return cell.units(); }, cell_);
}

tape::Index Cell::blocks() const {
    return std::visit([](const auto& cell) { return blocksOf(cell); }, cell_);
}

template <typename S>
CellState<S> Cell::stateFrom(Expr<S> h) const {
    if (!std::holds_alternative<Lstm>(cell_)) {
        return {h};
    }
    return {h, h.tape->constant(tape::Matrix<S>::Zero(h.rows(), h.columns()))};
}

template <typename S>
Expr<S> Cell::project(Run<S>& run, Expr<S> x) const {
    return std::visit([&](const auto& cell) { return cell.project(run, x); }, cell_);
}

template <typename S>
CellState<S> Cell::step(Run<S>& run, Expr<S> projected, const CellState<S>& before,
                        const CellLabels* labels) const {
    return std::visit(
        [&](const auto& cell) { return stepOf(cell, run, projected, before, labels); }, cell_);
}

#define LAB_INSTANTIATE(S)                                                                     \
    template CellState<S> Cell::stateFrom(Expr<S>) const;                                      \
    template Expr<S> Cell::project(Run<S>&, Expr<S>) const;                                    \
    template CellState<S> Cell::step(Run<S>&, Expr<S>, const CellState<S>&, const CellLabels*) \
        const;
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::layers
