// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/dot.h"

#include <array>

#include "tape/ops/positions.h"

namespace lab::attention {
namespace {

using tape::Stage;
using tape::StepLabel;

constexpr StepLabel scoresLabel =
    labels::scores(R"(\step{scores}{e_{@t,@i}} = )"
                   R"(\step{query}{s_{@q}}^\top \step{states}{h_{@i}})",
                   "Luong et al. 2015, section 3.1");

std::int64_t multiplyAdds(const Work& work) {
    const auto& [sizes, settings, sources, targets] = work;
    return targets * sources * (sizes.key + sizes.value);
}

constexpr std::array stages{Stage::Score, Stage::Softmax, Stage::Context};
constexpr std::array<const StepLabel*, 3> steps{&scoresLabel, &labels::luong.weights,
                                                &labels::luong.context};

const Description text{
    .id = "dot",
    .name = "Dot product",
    .paper = "Luong 2015",
    .citation =
        "Luong, Pham and Manning 2015, Effective Approaches to Attention-based Neural "
        "Machine Translation, section 3.1",
    .order = DecoderOrder::Luong,
    .stages = stages,
    .steps = steps,
    .does =
        "The score of an encoder state is its product with the decoder state, number by "
        "number: large where both point the same way.",
    .why =
        "It needs no parameters and one matrix product for all positions, so it is the fastest "
        "way to compare two states.",
    .fails =
        "Encoder and decoder must have equally many units and learn one common space, and the "
        "scores grow with the number of units until the softmax takes one position only.",
    .multiplyAdds = multiplyAdds,
    .check = requireQueriesLikeKeys};

}  // namespace

template <typename S>
const Description& Dot<S>::description() {
    return text;
}

template <typename S>
Dot<S>::Dot(tape::Run<S>& run, std::span<const tape::ParameterId> /*ids*/, const Memory<S>& memory)
    : ScoredAttention<S>(run, memory, labels::luong) {}

template <typename S>
tape::Expr<S> Dot<S>::score(tape::Expr<S> query) {
    return this->run().step(scoresLabel, tape::scorePositions(this->memory().keys, query));
}

template class Dot<float>;
template class Dot<double>;

}  // namespace lab::attention
