// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "models/orders/cell_steps.h"
#include "models/orders/decoder_shape.h"

namespace lab::models {

/// A decoder's recurrent cell with two inputs: the word before, and what the attention has found,
/// which is not known before its step. Their projections are added up before the gates.
class DecoderCell {
  public:
    /// Adds "decoder.*" as layers::Cell does, and "decoder.MATRIX" (blocks units, more) unless
    /// `more` is 0: then the word alone enters.
    template <typename S>
    DecoderCell(tape::Parameters<S>& parameters, const DecoderShape& shape,
                const std::string& matrix, tape::Index more)
        : kind_(shape.cell), cell_(parameters, "decoder", shape.word, shape.units, shape.cell) {
        if (more > 0) {
            more_ = parameters.add("decoder." + matrix, {cell_.blocks() * shape.units, more});
        }
    }

    void initialise(tape::Parameters<float>& parameters, base::Random& random) const;

    /// The state from s_0, with an empty memory cell where there is one.
    template <typename S>
    layers::CellState<S> stateFrom(tape::Expr<S> start) const {
        return cell_.stateFrom(start);
    }
    template <typename S>
    tape::Expr<S> project(tape::Run<S>& run, tape::Expr<S> words) const {
        return cell_.project(run, words);
    }
    /// The next state; names the steps. `more` is empty where the word alone enters.
    template <typename S>
    layers::CellState<S> step(tape::Run<S>& run, tape::Expr<S> projectedWord, tape::Expr<S> more,
                              const layers::CellState<S>& before, const CellSteps& names) const;

  private:
    layers::CellKind kind_;
    layers::Cell cell_;
    std::optional<tape::ParameterId> more_;
};

}  // namespace lab::models
