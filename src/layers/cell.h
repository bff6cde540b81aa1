// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <variant>

#include "layers/cell_state.h"
#include "layers/gru.h"
#include "layers/lstm.h"
#include "layers/simple_rnn.h"

namespace lab::layers {

enum class CellKind { Simple, Gru, Lstm };

/// Names for the inner steps of whichever cell it is; a simple cell has none.
struct CellLabels {
    GruLabels gru = {};
    LstmLabels lstm = {};
};

/// A recurrent cell of any kind: s' = cell(s, x). The input's part is computed apart, so that a
/// whole sentence's takes one product.
class Cell {
  public:
    /// Adds the parameters of SimpleRnn, Gru or Lstm under that name.
    template <typename S>
    Cell(tape::Parameters<S>& parameters, const std::string& name, tape::Index inputs,
         tape::Index units, CellKind kind)
        : cell_(make(parameters, name, inputs, units, kind)) {}

    void initialise(tape::Parameters<float>& parameters, base::Random& random) const;

    [[nodiscard]] tape::Index units() const;
    /// How many blocks of `units` rows a projected input has: one for each gate and candidate.
    [[nodiscard]] tape::Index blocks() const;

    /// The state from h (units, B), with an empty memory cell where there is one.
    template <typename S>
    CellState<S> stateFrom(tape::Expr<S> h) const;

    /// W x + b of all gates: x (inputs, columns) gives (blocks units, columns).
    template <typename S>
    tape::Expr<S> project(tape::Run<S>& run, tape::Expr<S> x) const;

    /// The next state from the projected input (blocks units, B) and the state before.
    template <typename S>
    CellState<S> step(tape::Run<S>& run, tape::Expr<S> projected, const CellState<S>& before,
                      const CellLabels* labels = nullptr) const;

  private:
    using Any = std::variant<SimpleRnn, Gru, Lstm>;

    template <typename S>
    static Any make(tape::Parameters<S>& parameters, const std::string& name, tape::Index inputs,
                    tape::Index units, CellKind kind) {
        switch (kind) {
            case CellKind::Simple:
                return SimpleRnn(parameters, name, inputs, units);
            case CellKind::Lstm:
                return Lstm(parameters, name, inputs, units);
            case CellKind::Gru:
                break;
        }
        return Gru(parameters, name, inputs, units);
    }

    Any cell_;
};

}  // namespace lab::layers
