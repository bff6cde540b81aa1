// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/mean.h"

#include <algorithm>
#include <array>

#include "attention/labels.h"
#include "tape/ops/positions.h"

namespace lab::attention {
namespace {

using tape::Index;
using tape::Stage;
using tape::StepLabel;

constexpr std::string_view limit = "Bahdanau et al. 2015, eq. 6 with equal scores";

constexpr StepLabel weightsLabel{.name = "weights",
                                 .stage = Stage::Context,
                                 .role = tape::Role::Weight,
                                 .symbol = R"(\alpha_{@t})",
                                 .element = R"(\alpha_{@t,@i})",
                                 .formula = R"(\step{weights}{\alpha_{@t,@i}} = \frac{1}{m})",
                                 .source = limit,
                                 .rows = tape::Axis::Source,
                                 .meaning = "equal weights"};

std::int64_t multiplyAdds(const Work& work) {
    return work.targets * work.sources * work.sizes.value;
}

constexpr std::array stages{Stage::Context};
constexpr std::array<const StepLabel*, 2> steps{&weightsLabel, &labels::bahdanau.context};

const Description text{
    .id = "mean",
    .name = "Mean",
    .paper = "baseline",
    .citation =
        "A baseline: Bahdanau, Cho and Bengio 2015, section 3.1 (eq. 5 and 6), when all "
        "scores are equal",
    .stages = stages,
    .steps = steps,
    .does =
        "Every encoder state gets the same weight, so the context is their average, at every "
        "step the same.",
    .why =
        "It shows how much of attention is selecting: it sees all words, as attention does, but "
        "cannot choose among them.",
    .fails =
        "The average does not tell the decoder which word is next, and each word counts less "
        "the longer the sentence is.",
    .multiplyAdds = multiplyAdds};

template <typename S>
tape::Matrix<S> equalWeights(const Memory<S>& memory) {
    tape::Matrix<S> weights = tape::Matrix<S>::Zero(memory.positions, memory.sentences());
    for (Index b = 0; b < weights.cols(); ++b) {
        for (Index i = 0; i < weights.rows(); ++i) {
            weights(i, b) = memory.keeps(b, i) ? S(1) : S(0);
        }
        weights.col(b) /= std::max(S(1), weights.col(b).sum());
    }
    return weights;
}

}  // namespace

template <typename S>
const Description& Mean<S>::description() {
    return text;
}

template <typename S>
Mean<S>::Mean(tape::Run<S>& run, std::span<const tape::ParameterId> /*ids*/,
              const Memory<S>& memory)
    : run_(run), memory_(memory), weights_(equalWeights(memory)) {}

template <typename S>
Attended<S> Mean<S>::attend(tape::Expr<S> /*query*/, int /*t*/) {
    const auto weights = run_.step(weightsLabel, run_.tape().constant(weights_));
    const auto context = tape::blendPositions(memory_.values, weights);
    return {.context = run_.step(labels::bahdanau.context, context), .weights = weights};
}

template class Mean<float>;
template class Mean<double>;

}  // namespace lab::attention
