// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "base/random.h"
#include "tape/run.h"

namespace lab::layers {

/// W x + b, for x (inputs, columns): (outputs, columns).
class Linear {
  public:
    /// Adds "NAME.W" (outputs, inputs) and "NAME.b" (outputs, 1) to `parameters`.
    template <typename S>
    Linear(tape::Parameters<S>& parameters, const std::string& name, tape::Index inputs,
           tape::Index outputs)
        : w_(parameters.add(name + ".W", {outputs, inputs})),
          b_(parameters.add(name + ".b", {outputs, 1})) {}

    void initialise(tape::Parameters<float>& parameters, base::Random& random) const;

    template <typename S>
    tape::Expr<S> operator()(tape::Run<S>& run, tape::Expr<S> x) const;

  private:
    tape::ParameterId w_;
    tape::ParameterId b_;
};

}  // namespace lab::layers
