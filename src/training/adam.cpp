// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/adam.h"

#include <cmath>
#include <stdexcept>

namespace lab::training {

void Adam::resume(const State& state) {
    if (state.mean.size() != state_.mean.size() || state.square.size() != state_.square.size() ||
        state.steps < 0) {
        throw std::invalid_argument("Adam: the state is of another network");
    }
    state_ = state;
}

void Adam::step(Flat& parameters, const Flat& gradient, float rate) {
    auto& [mean, square, steps] = state_;
    ++steps;
    const auto g = gradient.array();
    mean.array() = beta1 * mean.array() + (1 - beta1) * g;
    square.array() = beta2 * square.array() + (1 - beta2) * g.square();
    const float meanScale = 1 / (1 - std::pow(beta1, static_cast<float>(steps)));
    const float squareScale = 1 / (1 - std::pow(beta2, static_cast<float>(steps)));
    parameters.array() -=
        rate * meanScale * mean.array() / ((squareScale * square.array()).sqrt() + epsilon);
}

float clipNorm(Adam::Flat& gradient, float limit) {
    const float norm = gradient.norm();
    if (norm > limit) {
        gradient *= limit / norm;
    }
    return norm;
}

}  // namespace lab::training
