// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <Eigen/Core>
#include <cstdint>

namespace lab::training {

/// A position that is drawn with the weights of a softmax, and what each draw would cost.
struct DrawnLoss {
    Eigen::VectorXd weights;  ///< α (M), they add up to 1
    Eigen::VectorXd losses;   ///< the loss where position i is drawn (M)
    double baseline = 0;      ///< b, which must not depend on the draw
    double temperature = 1;   ///< of the softmax; above 0
};

/// The gradient of the expected loss sum_i α_i L_i by the scores e, from all positions:
/// α_j (L_j - sum_i α_i L_i) / temperature.
Eigen::VectorXd expectedGradient(const DrawnLoss& drawn);

/// What one draw z says of it (REINFORCE, Williams 1992; Xu et al. 2015, section 4.1):
/// (L_z - b) d log α_z / d e_j = (L_z - b) ([z = j] - α_j) / temperature. Its mean over the draws
/// is the expected gradient, whatever b is.
Eigen::VectorXd gradientOfDraw(const DrawnLoss& drawn, Eigen::Index z);

/// The variance of that around its mean, each score's by itself, from all positions.
Eigen::VectorXd varianceOfDraw(const DrawnLoss& drawn);

/// Many draws.
struct DrawEstimate {
    int draws = 0;
    Eigen::VectorXd mean;      ///< of the draws' gradients
    Eigen::VectorXd variance;  ///< of one draw, as these draws show it (divided by draws - 1)
};

/// The same for the same seed. REQUIRES draws > 0. Where no position has a weight, zeros.
DrawEstimate estimateGradient(const DrawnLoss& drawn, int draws, std::uint64_t seed);

}  // namespace lab::training
