// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/random.h"
#include "tape/run.h"

namespace lab::layers {

/// Names for the inner steps of one GRU update, where somebody wants to see them; what has an empty
/// name is not shown.
struct GruLabels {
    tape::StepLabel update = {};
    tape::StepLabel reset = {};
    tape::StepLabel candidate = {};
};

/// Gated recurrent unit as in Bahdanau et al. 2015, appendix A.1.1 (Cho et al. 2014):
///   z = σ(W_z x + U_z h + b_z)            update gate
///   r = σ(W_r x + U_r h + b_r)            reset gate
///   h~ = tanh(W x + U (r ∘ h) + b)        candidate: the reset gate comes before the product
///   h' = (1 - z) ∘ h + z ∘ h~
/// The input's part is computed apart, so that a whole sentence's takes one product.
class Gru {
  public:
    /// Adds to `parameters`:
    /// "NAME.W" (3 units, inputs) and "NAME.b" (3 units, 1): rows of z, then r, then h~;
    /// "NAME.U_zr" (2 units, units): rows of z, then r; "NAME.U" (units, units).
    template <typename S>
    Gru(tape::Parameters<S>& parameters, const std::string& name, tape::Index inputs,
        tape::Index units)
        : w_(parameters.add(name + ".W", {3 * units, inputs})),
          b_(parameters.add(name + ".b", {3 * units, 1})),
          gates_(parameters.add(name + ".U_zr", {2 * units, units})),
          candidate_(parameters.add(name + ".U", {units, units})),
          units_(units) {}

    void initialise(tape::Parameters<float>& parameters, base::Random& random) const;

    [[nodiscard]] tape::Index units() const { return units_; }

    /// W x + b of all gates: x (inputs, columns) gives (3 units, columns).
    template <typename S>
    tape::Expr<S> project(tape::Run<S>& run, tape::Expr<S> x) const;

    /// h' from the projected input (3 units, B) and h (units, B).
    template <typename S>
    tape::Expr<S> step(tape::Run<S>& run, tape::Expr<S> projected, tape::Expr<S> h,
                       const GruLabels* labels = nullptr) const;

  private:
    tape::ParameterId w_;
    tape::ParameterId b_;
    tape::ParameterId gates_;
    tape::ParameterId candidate_;
    tape::Index units_;
};

}  // namespace lab::layers
