// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/additive.h"

#include <array>

namespace lab::attention {
namespace {

using tape::Stage;
using tape::StepLabel;

std::int64_t multiplyAdds(const Work& work) {
    return additiveScoreCost(work) + work.targets * work.sources * work.sizes.value;
}

constexpr std::array<ParameterSpec, 3> parameters{
    {{"W", "a", "dq"}, {"U", "a", "dk"}, {"v", "a", "1"}}};
constexpr std::array stages{Stage::Score, Stage::Softmax, Stage::Context};
const std::array<const StepLabel*, 6> steps{&additiveLabels.keys,      &additiveLabels.query,
                                            &additiveLabels.hidden,    &additiveLabels.scores,
                                            &labels::bahdanau.weights, &labels::bahdanau.context};

const Description text{
    .id = "additive",
    .name = "Additive",
    .paper = "Bahdanau 2015",
    .citation =
        "Bahdanau, Cho and Bengio 2015, Neural Machine Translation by Jointly Learning to "
        "Align and Translate, section 3.1 (eq. 5 and 6) and appendix A.1.2",
    .order = DecoderOrder::Bahdanau,
    .parameters = parameters,
    .stages = stages,
    .steps = steps,
    .does =
        "A small neural network looks at the decoder state and one encoder state together and "
        "says how well they fit.",
    .why =
        "It freed the decoder from a single fixed-length vector: each target word can look back "
        "at the source words it needs.",
    .fails =
        "It computes a hidden layer for every pair of target and source word, so it costs more "
        "than a dot product on long sentences and wide states.",
    .multiplyAdds = multiplyAdds};

}  // namespace

template <typename S>
const Description& Additive<S>::description() {
    return text;
}

template <typename S>
Additive<S>::Additive(tape::Run<S>& run, std::span<const tape::ParameterId> ids,
                      const Memory<S>& memory)
    : ScoredAttention<S>(run, memory, labels::bahdanau),
      compare_(run, memory, run[ids[0]], run[ids[1]], run[ids[2]], additiveLabels) {}

template class Additive<float>;
template class Additive<double>;

}  // namespace lab::attention
