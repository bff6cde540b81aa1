// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/local_p.h"

#include <array>

#include "attention/softmax_context.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/positions.h"
#include "tape/ops/product.h"
#include "tape/ops/window.h"

namespace lab::attention {
namespace {

using tape::Axis;
using tape::Expr;
using tape::Index;
using tape::Role;
using tape::Stage;
using tape::StepLabel;

constexpr std::string_view prediction = "Luong et al. 2015, eq. 9";
constexpr std::string_view favour = "Luong et al. 2015, eq. 10";

constexpr StepLabel hiddenLabel{.name = "centre.hidden",
                                .stage = Stage::Window,
                                .role = Role::Decoder,
                                .symbol = R"(\tanh(W_p s_{@q}))",
                                .element = R"(\tanh(W_p s_{@q})[@k])",
                                .formula = R"(\step{centre.hidden}{\tanh(\ldots)} = )"
                                           R"(\tanh(W_p \step{query}{s_{@q}}))",
                                .source = prediction,
                                .meaning = "hidden layer that predicts the centre",
                                .brief = "hidden layer"};
const StepLabel centre = centreLabel(R"(\step{centre}{p_{@t}} = m \, \sigma(v_p^\top )"
                                     R"(\step{centre.hidden}{\tanh(W_p s_{@q})}))",
                                     prediction);
constexpr StepLabel gaussianLabel{
    .name = "gaussian",
    .stage = Stage::Window,
    .role = Role::Weight,
    .symbol = "g_{@t}",
    .element = "g_{@t,@i}",
    .formula = R"(\step{gaussian}{g_{@t,@i}} = \exp\left(-\frac{({@i-1} - )"
               R"(\step{centre}{p_{@t}})^2}{2 \sigma^2}\right), \quad \sigma = \frac{D}{2})",
    .source = favour,
    .rows = Axis::Source,
    .meaning = "how near to the centre",
    .brief = "nearness"};
constexpr StepLabel alignLabel{
    .name = "align",
    .stage = Stage::Softmax,
    .role = Role::Weight,
    .symbol = R"(\operatorname{align}_{@t})",
    .element = R"(\operatorname{align}_{@t,@i})",
    .formula = R"(\step{align}{\operatorname{align}_{@t,@i}} = )"
               R"(\frac{\step{window}{w_{@t,@i}} \exp(\step{scores}{e_{@t,@i}})})"
               R"({\sum_{j} \step{window}{w_{@t,j}} \exp(\step{scores}{e_{@t,j}})})",
    .source = "Luong et al. 2015, eq. 7 inside the window",
    .rows = Axis::Source,
    .meaning = "softmax inside the window",
    .brief = "softmax"};
constexpr StepLabel weightsLabel{
    .name = "weights",
    .stage = Stage::Softmax,
    .role = Role::Weight,
    .symbol = R"(\alpha_{@t})",
    .element = R"(\alpha_{@t,@i})",
    .formula = R"(\step{weights}{\alpha_{@t,@i}} = )"
               R"(\step{align}{\operatorname{align}_{@t,@i}} \, \step{gaussian}{g_{@t,@i}})",
    .source = favour,
    .rows = Axis::Source,
    .meaning = "alignment weights, less the farther from the centre",
    .brief = "weights"};
constexpr StepLabel contextLabel =
    labels::citing(labels::bahdanau.context, "Luong et al. 2015, section 3.2");

std::int64_t multiplyAdds(const Work& work) {
    const auto& [sizes, settings, sources, targets] = work;
    return generalKeysCost(work) + targets * sizes.hidden * (sizes.query + 1) +
           predictedPositions(work) * generalPositionCost(work);
}

constexpr std::array<ParameterSpec, 3> parameters{
    {{"W", "dq", "dk"}, {"W_p", "a", "dq"}, {"v_p", "a", "1"}}};
const std::array<SettingSpec, 1> settingSpecs{halfWidthSetting(1)};
constexpr std::array stages{Stage::Window, Stage::Score, Stage::Softmax, Stage::Context};
const std::array<const StepLabel*, 9> steps{&hiddenLabel,   &centre,           &windowLabel,
                                            &gaussianLabel, &generalKeysLabel, &generalScoresLabel,
                                            &alignLabel,    &weightsLabel,     &contextLabel};

const Description text{
    .id = "local-p",
    .name = "Local, predictive",
    .paper = "Luong 2015",
    .citation =
        "Luong, Pham and Manning 2015, Effective Approaches to Attention-based Neural "
        "Machine Translation, section 3.2 (local-p, eq. 9 and 10)",
    .order = DecoderOrder::Luong,
    .parameters = parameters,
    .settings = settingSpecs,
    .stages = stages,
    .steps = steps,
    .does =
        "The decoder state predicts where to look, a window is laid around that place, and "
        "what is nearer to its centre counts more.",
    .why =
        "It keeps the low cost of a window but lets the model learn where the window goes, and "
        "the Gaussian makes that place something that gradients can move.",
    .fails =
        "A wrong prediction hides the right word completely, and the weights outside the "
        "window can teach the prediction nothing.",
    .multiplyAdds = multiplyAdds};

}  // namespace

template <typename S>
const Description& LocalP<S>::description() {
    return text;
}

template <typename S>
LocalP<S>::LocalP(tape::Run<S>& run, std::span<const tape::ParameterId> ids,
                  const Memory<S>& memory, const Settings& settings)
    : run_(run),
      window_(run, memory, settings.of("D")),
      deviation_(static_cast<S>(settings.of("D")) / 2),
      compare_(run, memory, run[ids[0]]),
      hiddenMatrix_(run[ids[1]]),
      centreVector_(run[ids[2]]) {}

template <typename S>
Expr<S> LocalP<S>::predictCentre(Expr<S> query) {
    const auto hidden = run_.step(hiddenLabel, tape::tanh(tape::matmul(hiddenMatrix_, query)));
    const auto part = tape::sigmoid(tape::matmulTransposed(centreVector_, hidden));
    tape::Matrix<S> lengths(1, query.columns());
    for (Index b = 0; b < lengths.cols(); ++b) {
        lengths(0, b) = static_cast<S>(window_.memory().length(b));
    }
    return run_.step(centre, tape::hadamard(run_.tape().constant(lengths), part));
}

template <typename S>
Attended<S> LocalP<S>::attend(Expr<S> query, int /*t*/) {
    const auto predicted = predictCentre(query);
    const Memory<S>& inside = window_.around(predicted);
    const auto gaussian =
        run_.step(gaussianLabel, tape::gaussian(predicted, inside.positions, deviation_));
    const auto align = run_.step(alignLabel, softmaxWeights(inside, compare_(query)));
    const auto weights = run_.step(weightsLabel, tape::hadamard(align, gaussian));
    return {.context = run_.step(contextLabel, tape::blendPositions(inside.values, weights)),
            .weights = weights};
}

template class LocalP<float>;
template class LocalP<double>;

}  // namespace lab::attention
