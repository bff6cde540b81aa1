// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/sample_average.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/random.h"
#include "scene/blend.h"
#include "tape/drawn_row.h"

namespace lab::scene {
namespace {

/// 1, 2, 5, 10, 20, 50, ...
bool isRound(int n) {
    while (n >= 10 && n % 10 == 0) {
        n /= 10;
    }
    return n == 1 || n == 2 || n == 5;
}

/// The states that are drawn from, in the columns, and their chances.
struct Urn {
    Eigen::MatrixXd states;
    Eigen::VectorXd weights;

    /// E |h - c|^2 of a single draw h around the soft context c.
    [[nodiscard]] double variance() const {
        const Eigen::VectorXd soft = states * weights;
        return (states.colwise() - soft).colwise().squaredNorm().dot(weights);
    }

    /// Of the mean after these draws from the soft context.
    [[nodiscard]] double distance(const std::vector<int>& counts, int draws) const {
        Eigen::VectorXd shares(weights.size());
        for (Eigen::Index i = 0; i < shares.size(); ++i) {
            shares(i) = static_cast<double>(counts[static_cast<std::size_t>(i)]) / draws;
        }
        return (states * (shares - weights)).norm();
    }
};

/// What the step "sample" draws from at a target word.
std::optional<Urn> urnAt(const models::Trace& trace, int target) {
    const tape::Place place{.target = target};
    const tape::Step* weights = trace.find("weights", place);
    const tape::Step* sample = trace.find("sample", place);
    const tape::Step* context = trace.find("context", place);
    if (weights == nullptr || sample == nullptr || context == nullptr || target < 0 ||
        target >= trace.targetPositions()) {
        return std::nullopt;
    }
    const Blend blend = blendOf(trace, {.node = context->node});
    if (blend.weights != sample->node) {
        return std::nullopt;
    }
    Urn urn{trace.value(blend.vectors).cast<double>(),
            trace.value(weights->node).col(0).cast<double>()};
    urn.weights /= std::max(urn.weights.sum(), 1e-12);  // floats add up to 1 but nearly
    return urn.states.cols() == urn.weights.size() ? std::optional(urn) : std::nullopt;
}

}  // namespace

int SampleAverage::draws() const {
    return std::accumulate(counts.begin(), counts.end(), 0);
}

std::optional<SampleAverage> sampleAverage(const models::Trace& trace, int target, int draws,
                                           std::uint64_t seed) {
    const std::optional<Urn> urn = urnAt(trace, target);
    if (!urn) {
        return std::nullopt;
    }
    SampleAverage average;
    average.weights.assign(urn->weights.begin(), urn->weights.end());
    average.counts.assign(average.weights.size(), 0);
    const double deviation = std::sqrt(urn->variance());
    base::Random random(seed);
    for (int n = 1; n <= draws; ++n) {
        // where no position has a weight, there is nothing to count
        if (const auto row = tape::drawnRow(urn->weights, random.uniform()); row >= 0) {
            ++average.counts[static_cast<std::size_t>(row)];
        }
        if (isRound(n) || n == draws) {
            average.distances.push_back({double(n), urn->distance(average.counts, n)});
            average.expected.push_back({double(n), deviation / std::sqrt(n)});
        }
    }
    average.law = training::fitPowerLaw(average.distances);
    return average;
}

}  // namespace lab::scene
