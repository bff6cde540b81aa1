// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/scaled_dot.h"

#include <array>
#include <cmath>

#include "tape/ops/elementwise.h"
#include "tape/ops/positions.h"

namespace lab::attention {
namespace {

using tape::Stage;
using tape::StepLabel;

constexpr StepLabel scoresLabel =
    labels::scores(R"(\step{scores}{e_{@t,@i}} = )"
                   R"(\frac{\step{query}{s_{@q}}^\top \step{states}{h_{@i}}}{\sqrt{d}})",
                   "Vaswani et al. 2017, eq. 1");

std::int64_t multiplyAdds(const Work& work) {
    const auto& [sizes, settings, sources, targets] = work;
    return targets * sources * (sizes.key + sizes.value);
}

constexpr std::array stages{Stage::Score, Stage::Softmax, Stage::Context};
constexpr std::array<const StepLabel*, 3> steps{&scoresLabel, &labels::vaswani.weights,
                                                &labels::vaswani.context};

const Description text{
    .id = "scaled-dot",
    .name = "Scaled dot product",
    .paper = "Vaswani 2017",
    .citation = "Vaswani et al. 2017, Attention Is All You Need, section 3.2.1 (eq. 1)",
    .stages = stages,
    .steps = steps,
    .does =
        "It multiplies decoder state and encoder state as the dot product does, and divides by "
        "the square root of the number of units.",
    .why =
        "Products of longer vectors are larger, and a softmax of large scores hardly learns: "
        "the division keeps the scores of the same size however many units there are.",
    .fails =
        "Encoder and decoder must have equally many units, and nothing is learnt that could "
        "translate between two different kinds of states.",
    .multiplyAdds = multiplyAdds,
    .check = requireQueriesLikeKeys};

}  // namespace

template <typename S>
const Description& ScaledDot<S>::description() {
    return text;
}

template <typename S>
ScaledDot<S>::ScaledDot(tape::Run<S>& run, std::span<const tape::ParameterId> /*ids*/,
                        const Memory<S>& memory)
    : ScoredAttention<S>(run, memory, labels::vaswani) {}

template <typename S>
tape::Expr<S> ScaledDot<S>::score(tape::Expr<S> query) {
    const auto product = tape::scorePositions(this->memory().keys, query);
    const S units = static_cast<S>(query.rows());
    return this->run().step(scoresLabel, tape::scale(product, S(1) / std::sqrt(units)));
}

template class ScaledDot<float>;
template class ScaledDot<double>;

}  // namespace lab::attention
