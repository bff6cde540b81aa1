// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/local_m.h"

#include <algorithm>
#include <array>

#include "attention/softmax_context.h"

namespace lab::attention {
namespace {

using tape::Index;
using tape::Stage;
using tape::StepLabel;

const StepLabel centre = centreLabel(R"(\step{centre}{p_{@t}} = \min({@t-1}, m - 1))",
                                     "Luong et al. 2015, section 3.2, local-m");
constexpr labels::Blend blend{
    .weights = {.name = "weights",
                .stage = Stage::Softmax,
                .role = tape::Role::Weight,
                .symbol = R"(\alpha_{@t})",
                .element = R"(\alpha_{@t,@i})",
                .formula = R"(\step{weights}{\alpha_{@t,@i}} = )"
                           R"(\frac{\step{window}{w_{@t,@i}} \exp(\step{scores}{e_{@t,@i}})})"
                           R"({\sum_{j} \step{window}{w_{@t,j}} \exp(\step{scores}{e_{@t,j}})})",
                .source = "Luong et al. 2015, section 3.2, eq. 7 inside the window",
                .rows = tape::Axis::Source,
                .meaning = "alignment weights inside the window",
                .brief = "weights"},
    .context = labels::citing(labels::bahdanau.context, "Luong et al. 2015, section 3.2")};

std::int64_t multiplyAdds(const Work& work) {
    return generalKeysCost(work) + monotonicPositions(work) * generalPositionCost(work);
}

constexpr std::array<ParameterSpec, 1> parameters{{{"W", "dq", "dk"}}};
const std::array<SettingSpec, 1> settingSpecs{halfWidthSetting(0)};
constexpr std::array stages{Stage::Window, Stage::Score, Stage::Softmax, Stage::Context};
const std::array<const StepLabel*, 6> steps{
    &centre, &windowLabel, &generalKeysLabel, &generalScoresLabel, &blend.weights, &blend.context};

const Description text{
    .id = "local-m",
    .name = "Local, monotonic",
    .paper = "Luong 2015",
    .citation =
        "Luong, Pham and Manning 2015, Effective Approaches to Attention-based Neural "
        "Machine Translation, section 3.2 (local-m)",
    .order = DecoderOrder::Luong,
    .parameters = parameters,
    .settings = settingSpecs,
    .stages = stages,
    .steps = steps,
    .does =
        "For the first target word it looks around the first source word, for the second "
        "around the second, and so on, and attends inside that window only.",
    .why =
        "A window of fixed width costs each target word the same however long the source is, and "
        "many translations run nearly in step with their source.",
    .fails =
        "It cannot reach a word that lies outside the window, as when two languages differ in "
        "word order or in length.",
    .multiplyAdds = multiplyAdds};

}  // namespace

template <typename S>
const Description& LocalM<S>::description() {
    return text;
}

template <typename S>
LocalM<S>::LocalM(tape::Run<S>& run, std::span<const tape::ParameterId> ids,
                  const Memory<S>& memory, const Settings& settings)
    : run_(run), window_(run, memory, settings.of("D")), compare_(run, memory, run[ids[0]]) {}

template <typename S>
tape::Expr<S> LocalM<S>::centreAt(int t) {
    const Memory<S>& memory = window_.memory();
    tape::Matrix<S> centres(1, memory.sentences());
    for (Index b = 0; b < centres.cols(); ++b) {
        centres(0, b) = static_cast<S>(std::min(Index{t}, memory.length(b) - 1));
    }
    return run_.step(centre, run_.tape().constant(centres));
}

template <typename S>
Attended<S> LocalM<S>::attend(tape::Expr<S> query, int t) {
    const Memory<S>& inside = window_.around(centreAt(t));
    return softmaxContext(run_, inside, compare_(query), blend);
}

template class LocalM<float>;
template class LocalM<double>;

}  // namespace lab::attention
