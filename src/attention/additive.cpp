// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/additive.h"

#include <array>

#include "attention/softmax_context.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/positions.h"
#include "tape/ops/product.h"
#include "tape/ops/shape.h"

namespace lab::attention {
namespace {

using tape::Axis;
using tape::Role;
using tape::Stage;
using tape::StepLabel;

constexpr std::string_view section = "Bahdanau et al. 2015, appendix A.1.2";

const StepLabel projectedKeysLabel{.name = "projected.keys",
                                   .stage = Stage::Score,
                                   .role = Role::Encoder,
                                   .symbol = "U h",
                                   .element = "(U h_{@i})[@k]",
                                   .formula = R"(\step{projected.keys}{(U h_{@i})[@k]} = )"
                                              R"(\sum_{l} U_{@k,l} \, \step{states}{h_{@i}[l]})",
                                   .source = section,
                                   .rows = Axis::Unit,
                                   .columns = Axis::Source,
                                   .meaning = "projected keys, computed once a sentence",
                                   .brief = "projected keys"};

const StepLabel projectedQueryLabel{.name = "projected.query",
                                    .stage = Stage::Score,
                                    .role = Role::Decoder,
                                    .symbol = "W s_{@p}",
                                    .element = "(W s_{@p})[@k]",
                                    .formula = R"(\step{projected.query}{(W s_{@p})[@k]} = )"
                                               R"(\sum_{l} W_{@k,l} \, \step{query}{s_{@p}[l]})",
                                    .source = section,
                                    .meaning = "projected query"};

const StepLabel hiddenLabel{.name = "hidden",
                            .stage = Stage::Score,
                            .role = Role::Score,
                            .symbol = R"(\tanh(W s_{@p} + U h))",
                            .element = R"(\tanh(W s_{@p} + U h_{@i})[@k])",
                            .formula = R"(\step{hidden}{\tanh(\ldots)_{@i}} = )"
                                       R"(\tanh(W \step{query}{s_{@p}} + U \step{states}{h_{@i}}))",
                            .source = section,
                            .rows = Axis::Unit,
                            .columns = Axis::Source,
                            .meaning = "how query and key meet",
                            .brief = "query meets key"};

const StepLabel scoresLabel{.name = "scores",
                            .stage = Stage::Score,
                            .role = Role::Score,
                            .symbol = "e_{@t}",
                            .element = "e_{@t,@i}",
                            .formula =
                                R"(\step{scores}{e_{@t,@i}} = )"
                                R"(v^\top \tanh(W \step{query}{s_{@p}} + U \step{states}{h_{@i}}))",
                            .source = section,
                            .rows = Axis::Source,
                            .meaning = "scores"};

constexpr std::array<ParameterSpec, 3> parameters{
    {{"W", "a", "dq"}, {"U", "a", "dk"}, {"v", "a", "1"}}};
constexpr std::array stages{Stage::Score, Stage::Softmax, Stage::Context};
const std::array<const StepLabel*, 6> steps{&projectedKeysLabel, &projectedQueryLabel,
                                            &hiddenLabel,        &scoresLabel,
                                            &weightsLabel,       &contextLabel};

const Description text{
    .id = "additive",
    .name = "Additive",
    .paper = "Bahdanau 2015",
    .citation =
        "Bahdanau, Cho and Bengio 2015, Neural Machine Translation by Jointly Learning to "
        "Align and Translate, section 3.1 (eq. 5 and 6) and appendix A.1.2",
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
        "than a dot product on long sentences and wide states."};

}  // namespace

template <typename S>
const Description& Additive<S>::description() {
    return text;
}

template <typename S>
Additive<S>::Additive(tape::Run<S>& run, std::span<const tape::ParameterId> ids,
                      const Memory<S>& memory)
    : run_(run),
      memory_(memory),
      w_(run[ids[0]]),
      v_(run[ids[2]]),
      projectedKeys_(run.step(projectedKeysLabel, tape::matmul(run[ids[1]], memory.keys))) {}

template <typename S>
tape::Expr<S> Additive<S>::attend(tape::Expr<S> query, int /*t*/) {
    const auto projected = run_.step(projectedQueryLabel, tape::matmul(w_, query));
    const auto hidden =
        run_.step(hiddenLabel, tape::tanh(tape::addToPositions(projectedKeys_, projected)));
    const auto row = tape::matmulTransposed(v_, hidden);
    const auto scores =
        run_.step(scoresLabel, tape::reshape(row, {memory_.positions, query.columns()}));
    return softmaxContext(run_, memory_, scores);
}

template class Additive<float>;
template class Additive<double>;

}  // namespace lab::attention
