// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/parameters.h"

namespace lab::training {

/// Adam (Kingma and Ba 2015, algorithm 1) with a learning rate given at each step.
class Adam {
  public:
    using Flat = tape::Parameters<float>::Flat;

    explicit Adam(tape::Index count) : mean_(Flat::Zero(count)), square_(Flat::Zero(count)) {}

    /// θ -= rate m^ / (sqrt(v^) + ε), with m and v updated by `gradient`.
    void step(Flat& parameters, const Flat& gradient, float rate);

  private:
    static constexpr float beta1 = 0.9F;
    static constexpr float beta2 = 0.999F;
    static constexpr float epsilon = 1e-8F;

    Flat mean_;
    Flat square_;
    int steps_ = 0;
};

/// Scales the gradient so that its Euclidean norm is at most `limit`
/// (Pascanu et al. 2013, algorithm 1). Returns the norm before.
float clipNorm(Adam::Flat& gradient, float limit);

}  // namespace lab::training
