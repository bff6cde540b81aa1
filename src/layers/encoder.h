// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "layers/cell.h"

namespace lab::layers {

/// What an encoder gives for M positions of B sentences.
template <typename S>
struct Annotations {
    std::vector<CellState<S>> forward;   ///< M states
    std::vector<CellState<S>> backward;  ///< M states, or none where it reads in one direction
    tape::Expr<S> states;                ///< (state units, M B): h_i of sentence b, column b M + i

    /// The hidden state that has read the whole sentence: the backward one at its first word, or
    /// the forward one at its last; (units, B).
    [[nodiscard]] tape::Expr<S> whole() const {
        return backward.empty() ? forward.back().h : backward.front().h;
    }
};

enum class Reading { Forward, BothWays };

/// Names for the states at each position, where somebody wants to see them; all live as long as the
/// program.
struct AnnotationLabels {
    tape::StepLabel forward;
    CellLabels forwardInner;
    tape::StepLabel backward;
    CellLabels backwardInner;
    tape::StepLabel states;
};

/// Reads a sentence with a recurrent cell from left to right, h_i = forward_i, or with a second
/// one from right to left as well, h_i = [forward_i; backward_i] (Schuster and Paliwal 1997;
/// Bahdanau et al. 2015, section 3.2).
class Encoder {
  public:
    /// Adds "NAME.forward.*", and "NAME.backward.*" for both ways.
    template <typename S>
    Encoder(tape::Parameters<S>& parameters, const std::string& name, tape::Index inputs,
            tape::Index units, CellKind kind, Reading reading)
        : forward_(parameters, name + ".forward", inputs, units, kind) {
        if (reading == Reading::BothWays) {
            backward_.emplace(parameters, name + ".backward", inputs, units, kind);
        }
    }

    void initialise(tape::Parameters<float>& parameters, base::Random& random) const;

    /// x (inputs, M B), position by position: column i B + b. `keep` marks real tokens with 1
    /// in the same order; where it is 0 (padding after the end) the state is carried over, so
    /// that a padded batch equals its sentences read one by one. Empty: no padding. With `labels`
    /// the states are named at their source positions, and the run is left at no place.
    template <typename S>
    Annotations<S> operator()(tape::Run<S>& run, tape::Expr<S> x, tape::Index sentences,
                              std::span<const int> keep = {},
                              const AnnotationLabels* labels = nullptr) const;

  private:
    Cell forward_;
    std::optional<Cell> backward_;
};

}  // namespace lab::layers
