// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/random.h"
#include "tape/run.h"

namespace lab::layers {

/// Simple recurrent network (Elman 1990): s' = tanh(W x + U s + b).
/// The input's part is computed apart, so that a whole sentence's takes one product.
class SimpleRnn {
  public:
    /// Adds "NAME.W" (units, inputs), "NAME.b" (units, 1) and "NAME.U" (units, units).
    template <typename S>
    SimpleRnn(tape::Parameters<S>& parameters, const std::string& name, tape::Index inputs,
              tape::Index units)
        : w_(parameters.add(name + ".W", {units, inputs})),
          b_(parameters.add(name + ".b", {units, 1})),
          u_(parameters.add(name + ".U", {units, units})),
          units_(units) {}

    void initialise(tape::Parameters<float>& parameters, base::Random& random) const;

    [[nodiscard]] tape::Index units() const { return units_; }

    /// W x + b: x (inputs, columns) gives (units, columns).
    template <typename S>
    tape::Expr<S> project(tape::Run<S>& run, tape::Expr<S> x) const;

    /// s' from the projected input (units, B) and s (units, B).
    template <typename S>
    tape::Expr<S> step(tape::Run<S>& run, tape::Expr<S> projected, tape::Expr<S> s) const;

  private:
    tape::ParameterId w_;
    tape::ParameterId b_;
    tape::ParameterId u_;
    tape::Index units_;
};

}  // namespace lab::layers
