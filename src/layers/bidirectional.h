// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <vector>

#include "layers/gru.h"

namespace lab::layers {

/// What a bidirectional encoder gives for M positions of B sentences.
template <typename S>
struct Annotations {
    std::vector<tape::Expr<S>> forward;   ///< M times (units, B)
    std::vector<tape::Expr<S>> backward;  ///< M times (units, B)
    tape::Expr<S> states;                 ///< (2 units, M B), column b M + i: [forward; backward]
};

/// Reads a sentence in both directions with two GRUs; h_i = [forward_i; backward_i]
/// (Schuster and Paliwal 1997; Bahdanau et al. 2015, section 3.2).
class BidirectionalGru {
  public:
    /// Adds "NAME.forward.*" and "NAME.backward.*".
    template <typename S>
    BidirectionalGru(tape::Parameters<S>& parameters, const std::string& name, tape::Index inputs,
                     tape::Index units)
        : forward_(parameters, name + ".forward", inputs, units),
          backward_(parameters, name + ".backward", inputs, units) {}

    void initialise(tape::Parameters<float>& parameters, base::Random& random) const;

    /// x (inputs, M B), position by position: column i B + b. `keep` marks real tokens with 1
    /// in the same order; where it is 0 (padding after the end) the state is carried over, so
    /// that a padded batch equals its sentences read one by one. Empty: no padding.
    template <typename S>
    Annotations<S> operator()(tape::Run<S>& run, tape::Expr<S> x, tape::Index sentences,
                              std::span<const int> keep = {}) const;

  private:
    Gru forward_;
    Gru backward_;
};

}  // namespace lab::layers
