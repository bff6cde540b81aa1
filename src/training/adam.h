// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/parameters.h"

namespace lab::training {

/// Adam (Kingma and Ba 2015, algorithm 1) with a learning rate given at each step.
class Adam {
  public:
    using Flat = tape::Parameters<float>::Flat;

    /// What it remembers between steps; of a network with n parameters both vectors have n numbers.
    struct State {
        Flat mean;    ///< m, the running mean of the gradients
        Flat square;  ///< v, that of their squares
        int steps = 0;
    };

    explicit Adam(tape::Index count) : state_{Flat::Zero(count), Flat::Zero(count)} {}
    [[nodiscard]] const State& state() const { return state_; }
    /// Goes on from there. Throws std::invalid_argument for a state of another size.
    void resume(const State& state);

    /// θ -= rate m^ / (sqrt(v^) + ε), with m and v updated by `gradient`.
    void step(Flat& parameters, const Flat& gradient, float rate);

  private:
    static constexpr float beta1 = 0.9F;
    static constexpr float beta2 = 0.999F;
    static constexpr float epsilon = 1e-8F;

    State state_;
};

/// Scales the gradient so that its Euclidean norm is at most `limit`
/// (Pascanu et al. 2013, algorithm 1). Returns the norm before.
float clipNorm(Adam::Flat& gradient, float limit);

}  // namespace lab::training
