// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>

#include "base/random.h"
#include "tape/run.h"

namespace lab::layers {

/// A vector of `units` numbers for each of `words` words: column k of `table` (units, words).
class Embedding {
  public:
    /// Adds the parameter "NAME" to `parameters`.
    template <typename S>
    Embedding(tape::Parameters<S>& parameters, const std::string& name, tape::Index units,
              tape::Index words)
        : table_(parameters.add(name, {units, words})) {}

    void initialise(tape::Parameters<float>& parameters, base::Random& random) const;

    /// (units, ids): the vectors of the words, side by side.
    template <typename S>
    tape::Expr<S> operator()(tape::Run<S>& run, std::span<const int> ids) const;

  private:
    tape::ParameterId table_;
};

}  // namespace lab::layers
