// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/draw_estimate.h"

#include <algorithm>

#include "base/random.h"
#include "tape/drawn_row.h"

namespace lab::training {

using Eigen::Index;
using Eigen::VectorXd;

VectorXd expectedGradient(const DrawnLoss& drawn) {
    const double mean = drawn.weights.dot(drawn.losses);
    return drawn.weights.cwiseProduct((drawn.losses.array() - mean).matrix()) / drawn.temperature;
}

VectorXd gradientOfDraw(const DrawnLoss& drawn, Index z) {
    VectorXd slopes = -drawn.weights;
    slopes(z) += 1;
    return (drawn.losses(z) - drawn.baseline) / drawn.temperature * slopes;
}

VectorXd varianceOfDraw(const DrawnLoss& drawn) {
    const VectorXd mean = expectedGradient(drawn);
    VectorXd variance = VectorXd::Zero(mean.size());
    for (Index z = 0; z < mean.size(); ++z) {
        variance += drawn.weights(z) * (gradientOfDraw(drawn, z) - mean).cwiseAbs2();
    }
    return variance;
}

DrawEstimate estimateGradient(const DrawnLoss& drawn, int draws, std::uint64_t seed) {
    DrawEstimate estimate{.draws = draws,
                          .mean = VectorXd::Zero(drawn.weights.size()),
                          .variance = VectorXd::Zero(drawn.weights.size())};
    VectorXd counts = VectorXd::Zero(drawn.weights.size());
    base::Random random(seed);
    for (int n = 0; n < draws; ++n) {
        if (const Index z = tape::drawnRow(drawn.weights, random.uniform()); z >= 0) {
            counts(z) += 1;
        }
    }
    for (Index z = 0; z < counts.size(); ++z) {
        estimate.mean += counts(z) / draws * gradientOfDraw(drawn, z);
    }
    for (Index z = 0; z < counts.size(); ++z) {
        estimate.variance += counts(z) / std::max(1, draws - 1) *
                             (gradientOfDraw(drawn, z) - estimate.mean).cwiseAbs2();
    }
    return estimate;
}

}  // namespace lab::training
