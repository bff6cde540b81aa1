// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/random.h"
#include "layers/cell_state.h"
#include "tape/run.h"

namespace lab::layers {

/// Names for the inner steps of one LSTM update, where somebody wants to see them; what has an
/// empty name is not shown.
struct LstmLabels {
    tape::StepLabel input = {};
    tape::StepLabel output = {};
    tape::StepLabel forget = {};
    tape::StepLabel candidate = {};
    tape::StepLabel cell = {};
};

/// Long short-term memory with a forget gate and no peepholes (Hochreiter and Schmidhuber 1997;
/// Gers, Schmidhuber and Cummins 2000):
///   i = σ(W_i x + U_i h + b_i)         input gate
///   o = σ(W_o x + U_o h + b_o)         output gate
///   f = σ(W_f x + U_f h + b_f)         forget gate
///   c~ = tanh(W_c x + U_c h + b_c)     candidate
///   c' = f ∘ c + i ∘ c~
///   h' = o ∘ tanh(c')
/// The input's part is computed apart, so that a whole sentence's takes one product.
class Lstm {
  public:
    /// Adds "NAME.W" (4 units, inputs), "NAME.b" (4 units, 1) and "NAME.U" (4 units, units):
    /// rows of i, then o, f, c~.
    template <typename S>
    Lstm(tape::Parameters<S>& parameters, const std::string& name, tape::Index inputs,
         tape::Index units)
        : w_(parameters.add(name + ".W", {4 * units, inputs})),
          b_(parameters.add(name + ".b", {4 * units, 1})),
          u_(parameters.add(name + ".U", {4 * units, units})),
          units_(units) {}

    /// The forget gate's bias becomes 1, so that a new network remembers (Gers et al. 2000).
    void initialise(tape::Parameters<float>& parameters, base::Random& random) const;

    [[nodiscard]] tape::Index units() const { return units_; }

    /// W x + b of all gates: x (inputs, columns) gives (4 units, columns).
    template <typename S>
    tape::Expr<S> project(tape::Run<S>& run, tape::Expr<S> x) const;

    /// The next state from the projected input (4 units, B) and the state before.
    template <typename S>
    CellState<S> step(tape::Run<S>& run, tape::Expr<S> projected, const CellState<S>& before,
                      const LstmLabels* labels = nullptr) const;

  private:
    tape::ParameterId w_;
    tape::ParameterId b_;
    tape::ParameterId u_;
    tape::Index units_;
};

}  // namespace lab::layers
