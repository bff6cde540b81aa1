// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/adam.h"

#include <cmath>

namespace lab::training {

void Adam::step(Flat& parameters, const Flat& gradient, float rate) {
    ++steps_;
    const auto g = gradient.array();
    mean_.array() = beta1 * mean_.array() + (1 - beta1) * g;
    square_.array() = beta2 * square_.array() + (1 - beta2) * g.square();
    const float meanScale = 1 / (1 - std::pow(beta1, static_cast<float>(steps_)));
    const float squareScale = 1 / (1 - std::pow(beta2, static_cast<float>(steps_)));
    parameters.array() -=
        rate * meanScale * mean_.array() / ((squareScale * square_.array()).sqrt() + epsilon);
}

float clipNorm(Adam::Flat& gradient, float limit) {
    const float norm = gradient.norm();
    if (norm > limit) {
        gradient *= limit / norm;
    }
    return norm;
}

}  // namespace lab::training
