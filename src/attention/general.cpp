// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/general.h"

#include <array>

namespace lab::attention {
namespace {

using tape::Stage;
using tape::StepLabel;

std::int64_t multiplyAdds(const Work& work) {
    return generalKeysCost(work) + work.targets * work.sources * generalPositionCost(work);
}

constexpr std::array<ParameterSpec, 1> parameters{{{"W", "dq", "dk"}}};
constexpr std::array stages{Stage::Score, Stage::Softmax, Stage::Context};
constexpr std::array<const StepLabel*, 4> steps{&generalKeysLabel, &generalScoresLabel,
                                                &labels::luong.weights, &labels::luong.context};

const Description text{
    .id = "general",
    .name = "General",
    .paper = "Luong 2015",
    .citation =
        "Luong, Pham and Manning 2015, Effective Approaches to Attention-based Neural "
        "Machine Translation, section 3.1",
    .order = DecoderOrder::Luong,
    .parameters = parameters,
    .stages = stages,
    .steps = steps,
    .does =
        "One matrix turns each encoder state into the decoder's terms, then both are "
        "multiplied number by number.",
    .why =
        "It is nearly as fast as the dot product, but encoder and decoder may have different "
        "units and need not agree on what each unit means.",
    .fails =
        "The score is linear in each state, so it cannot learn a condition such as \"this or "
        "that, but not both\", which a hidden layer can.",
    .multiplyAdds = multiplyAdds};

}  // namespace

template <typename S>
const Description& General<S>::description() {
    return text;
}

template <typename S>
General<S>::General(tape::Run<S>& run, std::span<const tape::ParameterId> ids,
                    const Memory<S>& memory)
    : ScoredAttention<S>(run, memory, labels::luong), compare_(run, memory, run[ids[0]]) {}

template class General<float>;
template class General<double>;

}  // namespace lab::attention
