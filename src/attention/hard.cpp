// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/hard.h"

#include <array>
#include <vector>

#include "tape/ops/positions.h"
#include "tape/ops/sample.h"
#include "tape/ops/softmax.h"

namespace lab::attention {
namespace {

using tape::Axis;
using tape::Expr;
using tape::Index;
using tape::Role;
using tape::Stage;
using tape::StepLabel;

const AdditiveLabels scoreLabels =
    additiveCiting("Xu et al. 2015, eq. 4; Bahdanau et al. 2015, appendix A.1.2");
constexpr StepLabel weightsLabel =
    labels::citing(labels::bahdanau.weights, "Xu et al. 2015, eq. 5 and 8");
constexpr StepLabel uniformLabel{.name = "uniform",
                                 .stage = Stage::Sample,
                                 .role = Role::Plain,
                                 .symbol = "u_{@t}",
                                 .element = "u_{@t}",
                                 .formula = R"(\step{uniform}{u_{@t}} \in [0, 1))",
                                 .source = "Xu et al. 2015, section 4.1",
                                 .rows = Axis::None,
                                 .meaning = "a random number from 0 to 1",
                                 .brief = "random number"};
constexpr StepLabel logProbabilityLabel{
    .name = "log.probability",
    .stage = Stage::Sample,
    .role = Role::Plain,
    .symbol = R"(\log p_{@t})",
    .element = R"(\log p_{@t})",
    .formula = R"(\step{log.probability}{\log p_{@t}} = )"
               R"(\sum_{i} \step{sample}{z_{@t,i}} \log \step{weights}{\alpha_{@t,i}})",
    .source = "Xu et al. 2015, eq. 11",
    .rows = Axis::None,
    .meaning = "logarithm of the weight of what was drawn, which the reward multiplies",
    .brief = "log weight"};
constexpr StepLabel sampleLabel{
    .name = "sample",
    .stage = Stage::Sample,
    .role = Role::Weight,
    .symbol = "z_{@t}",
    .element = "z_{@t,@i}",
    .formula = R"(\step{sample}{z_{@t,@i}} = \begin{cases} 1 & \text{first } @i \text{ with } )"
               R"(\sum_{j \le @i} \step{weights}{\alpha_{@t,j}} > \step{uniform}{u_{@t}} \\ )"
               R"(0 & \text{otherwise} \end{cases})",
    .source = "Xu et al. 2015, eq. 8",
    .rows = Axis::Source,
    .meaning = "the position that was drawn",
    .brief = "drawn"};
constexpr StepLabel contextLabel{.name = "context",
                                 .stage = Stage::Context,
                                 .role = Role::Context,
                                 .symbol = "c_{@t}",
                                 .element = "c_{@t}[@k]",
                                 .formula =
                                     R"(\step{context}{c_{@t}} = )"
                                     R"(\sum_{i} \step{sample}{z_{@t,i}} \, \step{states}{h_{i}})",
                                 .source = "Xu et al. 2015, eq. 9",
                                 .meaning = "context vector: the state that was drawn",
                                 .brief = "context"};

std::int64_t multiplyAdds(const Work& work) {
    return additiveScoreCost(work) + work.targets * work.sources * work.sizes.value;
}

constexpr std::array<ParameterSpec, 3> parameters{
    {{"W", "a", "dq"}, {"U", "a", "dk"}, {"v", "a", "1"}}};
constexpr std::array stages{Stage::Score, Stage::Softmax, Stage::Sample, Stage::Context};
const std::array<const StepLabel*, 9> steps{
    &scoreLabels.keys,    &scoreLabels.query, &scoreLabels.hidden,
    &scoreLabels.scores,  &weightsLabel,      &uniformLabel,
    &logProbabilityLabel, &sampleLabel,       &contextLabel};

const Description text{
    .id = "hard",
    .name = "Hard",
    .paper = "Xu 2015",
    .citation =
        "Xu et al. 2015, Show, Attend and Tell: Neural Image Caption Generation with "
        "Visual Attention, section 4.1 (eq. 8 to 12)",
    .order = DecoderOrder::Bahdanau,
    .parameters = parameters,
    .samples = true,
    .stages = stages,
    .steps = steps,
    .does =
        "The weights are chances: one position is drawn with them, and its state alone is the "
        "context.",
    .why =
        "It says without doubt which single place the decoder has seen, where a blend has seen a "
        "little of everything.",
    .fails =
        "A draw has no derivative, so training must try positions and reward those that "
        "helped, which is slow and uncertain.",
    .multiplyAdds = multiplyAdds};

/// The row that each column has its 1 in, or -1.
template <typename S>
std::vector<int> drawnRows(Expr<S> sample) {
    const auto chosen = sample.value();
    std::vector<int> rows(static_cast<std::size_t>(chosen.cols()), -1);
    for (Index b = 0; b < chosen.cols(); ++b) {
        for (Index i = 0; i < chosen.rows(); ++i) {
            if (chosen(i, b) != 0) {
                rows[static_cast<std::size_t>(b)] = static_cast<int>(i);
            }
        }
    }
    return rows;
}

}  // namespace

template <typename S>
const Description& Hard<S>::description() {
    return text;
}

template <typename S>
Hard<S>::Hard(tape::Run<S>& run, std::span<const tape::ParameterId> ids, const Memory<S>& memory)
    : run_(run),
      memory_(memory),
      compare_(run, memory, run[ids[0]], run[ids[1]], run[ids[2]], scoreLabels) {
    if (!memory.uniform) {
        throw AttentionError("hard: it draws positions, give it random numbers to draw with");
    }
}

template <typename S>
Expr<S> Hard<S>::uniformAt(int t) const {
    tape::Matrix<S> numbers(1, memory_.sentences());
    for (Index b = 0; b < numbers.cols(); ++b) {
        numbers(0, b) = static_cast<S>(memory_.uniform(t, b));
    }
    return run_.step(uniformLabel, run_.tape().constant(numbers));
}

template <typename S>
Attended<S> Hard<S>::attend(Expr<S> query, int t) {
    const auto compared = compare_(query);
    const auto scores = tempered(memory_, compared);
    const std::vector<int> largest =
        memory_.temperature == S(0) ? largestKept(memory_, compared) : std::vector<int>();
    const std::span<const int> keep = largest.empty() ? memory_.keep : largest;
    const auto weights = run_.step(weightsLabel, tape::softmax(scores, keep));
    const auto drawn = run_.step(sampleLabel, tape::sample(weights, uniformAt(t)));
    const auto logWeights = tape::logSoftmax(scores, keep);
    const auto logProbability =
        run_.step(logProbabilityLabel, tape::pick<S>(logWeights, drawnRows(drawn)));
    return {.context = run_.step(contextLabel, tape::blendPositions(memory_.values, drawn)),
            .weights = weights,
            .logProbability = logProbability,
            .logWeights = logWeights};
}

template class Hard<float>;
template class Hard<double>;

}  // namespace lab::attention
