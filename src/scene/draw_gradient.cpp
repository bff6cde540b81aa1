// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/draw_gradient.h"

#include <algorithm>
#include <cmath>

#include "scene/blame.h"

namespace lab::scene {
namespace {

using Eigen::VectorXd;
using models::Decoding;
using models::Trace;

/// The run again, with these numbers in the place of what was drawn for a word.
class Rerun {
  public:
    Rerun(const Trace& run, const Decoding& decoding, int target)
        : run_(run), decoding_(decoding), target_(target) {
        source_.assign(run.source().begin(), run.source().end() - 1);
        decoding_.mode = Decoding::Mode::Forced;
        decoding_.typed.clear();
        decoding_.forced.assign(run.targetIds().begin(), run.targetIds().begin() + target);
        const int word = run.targetIds()[static_cast<std::size_t>(target)];
        if (word != language::Vocabulary::kEos) {
            decoding_.forced.push_back(word);
        }
    }

    [[nodiscard]] std::shared_ptr<const Trace> with(const VectorXd& sample, bool gradients) const {
        Decoding decoding = decoding_;
        decoding.gradients = gradients;
        for (Eigen::Index i = 0; i < sample.size(); ++i) {
            decoding.whatIf.numbers.push_back({.step = "sample",
                                               .place = {.target = target_},
                                               .row = i,
                                               .column = 0,
                                               .value = sample(i)});
        }
        return models::translate(run_.modelPointer(), source_, decoding);
    }

    /// -log p of the word.
    [[nodiscard]] double lossOf(const Trace& trace) const {
        const auto p = trace.value(trace.find("probabilities", target_)->node);
        const int word = run_.targetIds()[static_cast<std::size_t>(target_)];
        return -std::log(std::max(1e-30, static_cast<double>(p(word, 0))));
    }

  private:
    const Trace& run_;
    Decoding decoding_;
    int target_;
    std::vector<std::string> source_;
};

/// Through the softmax from the gradient of the weights to that of the scores.
VectorXd throughSoftmax(const VectorXd& weights, const VectorXd& slopes, double temperature) {
    const double mean = weights.dot(slopes);
    return weights.cwiseProduct((slopes.array() - mean).matrix()) / temperature;
}

VectorXd softGradient(const Rerun& rerun, const VectorXd& weights, int target, double temperature) {
    const auto trace = rerun.with(weights, true);
    const tape::Matrix<float> one = tape::Matrix<float>::Ones(1, 1);
    const tape::Matrix<float> slopes = handedTo(*trace, trace->find("loss", target)->node,
                                                trace->find("sample", target)->node, one);
    if (slopes.size() != weights.size()) {
        return VectorXd::Zero(weights.size());
    }
    return throughSoftmax(weights, slopes.col(0).cast<double>(), temperature);
}

double meanLoss(const Trace& run) {
    double sum = 0;
    for (int t = 0; t < run.targetPositions(); ++t) {
        const auto p = run.value(run.find("probabilities", t)->node);
        const int word = run.targetIds()[static_cast<std::size_t>(t)];
        sum -= std::log(std::max(1e-30, static_cast<double>(p(word, 0))));
    }
    return sum / std::max(1, run.targetPositions());
}

}  // namespace

std::optional<DrawGradient> drawGradient(const Trace& run, const Decoding& decoding, int target,
                                         int draws, std::uint64_t seed) {
    const tape::Step* sample = run.find("sample", target);
    const tape::Step* weights = run.find("weights", target);
    const auto temperature = static_cast<double>(decoding.temperature);
    if (sample == nullptr || weights == nullptr || target < 0 || target >= run.targetPositions() ||
        !(temperature > 0) || !std::isfinite(temperature)) {
        return std::nullopt;
    }
    DrawGradient result;
    training::DrawnLoss& drawn = result.drawn;
    drawn.weights = run.value(weights->node).col(0).cast<double>();
    drawn.weights /= std::max(drawn.weights.sum(), 1e-12);  // floats add up to 1 but nearly
    drawn.losses = VectorXd::Zero(drawn.weights.size());
    drawn.baseline = meanLoss(run);
    drawn.temperature = temperature;
    const Rerun rerun(run, decoding, target);
    for (Eigen::Index i = 0; i < drawn.weights.size(); ++i) {
        if (drawn.weights(i) > 0) {  // what is masked is never drawn
            VectorXd one = VectorXd::Zero(drawn.weights.size());
            one(i) = 1;
            drawn.losses(i) = rerun.lossOf(*rerun.with(one, false));
        }
    }
    result.estimate = training::estimateGradient(drawn, draws, seed);
    result.expected = training::expectedGradient(drawn);
    result.variance = training::varianceOfDraw(drawn);
    training::DrawnLoss bare = drawn;
    bare.baseline = 0;
    result.withoutBase = training::varianceOfDraw(bare);
    result.soft = softGradient(rerun, drawn.weights, target, temperature);
    return result;
}

}  // namespace lab::scene
