// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/cosine.h"

#include <array>

#include "tape/ops/elementwise.h"
#include "tape/ops/norm.h"
#include "tape/ops/positions.h"

namespace lab::attention {
namespace {

using tape::Axis;
using tape::Role;
using tape::Stage;
using tape::StepLabel;

constexpr std::string_view similarity = "Graves et al. 2014, eq. 6";

constexpr StepLabel keysLabel{
    .name = "unit.keys",
    .stage = Stage::Score,
    .role = Role::Encoder,
    .symbol = R"(\hat{h})",
    .element = R"(\hat{h}_{@i}[@k])",
    .formula = R"(\step{unit.keys}{\hat{h}_{@i}} = )"
               R"(\frac{\step{states}{h_{@i}}}{\lVert \step{states}{h_{@i}} \rVert})",
    .source = similarity,
    .rows = Axis::Unit,
    .columns = Axis::Source,
    .meaning = "directions of the keys, computed once a sentence",
    .brief = "unit keys"};
constexpr StepLabel queryLabel{
    .name = "unit.query",
    .stage = Stage::Score,
    .role = Role::Decoder,
    .symbol = R"(\hat{s}_{@q})",
    .element = R"(\hat{s}_{@q}[@k])",
    .formula = R"(\step{unit.query}{\hat{s}_{@q}} = )"
               R"(\frac{\step{query}{s_{@q}}}{\lVert \step{query}{s_{@q}} \rVert})",
    .source = similarity,
    .meaning = "direction of the query",
    .brief = "unit query"};
constexpr StepLabel cosinesLabel{
    .name = "cosines",
    .stage = Stage::Score,
    .role = Role::Score,
    .symbol = R"(\cos(s_{@q}, h))",
    .element = R"(\cos(s_{@q}, h_{@i}))",
    .formula = R"(\step{cosines}{\cos(s_{@q}, h_{@i})} = )"
               R"(\step{unit.query}{\hat{s}_{@q}}^\top \step{unit.keys}{\hat{h}_{@i}})",
    .source = similarity,
    .rows = Axis::Source,
    .meaning = "cosines of the angles between query and keys",
    .brief = "cosines"};
constexpr StepLabel scoresLabel =
    labels::scores(R"(\step{scores}{e_{@t,@i}} = \beta \step{cosines}{\cos(s_{@q}, h_{@i})})",
                   "Graves et al. 2014, eq. 5");
constexpr labels::Blend blend =
    labels::citing("Graves et al. 2014, eq. 5", "Graves et al. 2014, eq. 2");

std::int64_t multiplyAdds(const Work& work) {
    const auto& [sizes, settings, sources, targets] = work;
    return sources * sizes.key + targets * (sizes.query + sources * (sizes.key + sizes.value));
}

/// A cosine is 1 at most, so β starts where a softmax can tell 1 from 0.
constexpr std::array<ParameterSpec, 1> parameters{
    {{.name = "beta", .rows = "1", .columns = "1", .initial = 4.0F}}};
constexpr std::array stages{Stage::Score, Stage::Softmax, Stage::Context};
constexpr std::array<const StepLabel*, 6> steps{&keysLabel,   &queryLabel,    &cosinesLabel,
                                                &scoresLabel, &blend.weights, &blend.context};

const Description text{
    .id = "cosine",
    .name = "Cosine",
    .paper = "Graves 2014",
    .citation =
        "Graves, Wayne and Danihelka 2014, Neural Turing Machines, section 3.3.1 (eq. 5 "
        "and 6) and section 3.1 (eq. 2)",
    .parameters = parameters,
    .stages = stages,
    .steps = steps,
    .does =
        "It compares only the directions of decoder state and encoder state, and one number, "
        "beta, says how sharply the best match wins.",
    .why =
        "A memory should be found by what it contains, and a long vector should not win merely "
        "because it is long.",
    .fails =
        "Encoder and decoder must have equally many units, and one beta makes all choices "
        "equally sharp, the easy ones and the hard ones.",
    .multiplyAdds = multiplyAdds,
    .check = requireQueriesLikeKeys};

}  // namespace

template <typename S>
const Description& Cosine<S>::description() {
    return text;
}

template <typename S>
Cosine<S>::Cosine(tape::Run<S>& run, std::span<const tape::ParameterId> ids,
                  const Memory<S>& memory)
    : ScoredAttention<S>(run, memory, blend),
      strength_(run[ids[0]]),
      keys_(run.step(keysLabel, tape::unitColumns(memory.keys))) {}

template <typename S>
tape::Expr<S> Cosine<S>::score(tape::Expr<S> query) {
    const auto direction = this->run().step(queryLabel, tape::unitColumns(query));
    const auto cosines = this->run().step(cosinesLabel, tape::scorePositions(keys_, direction));
    return this->run().step(scoresLabel, tape::scaleBy(strength_, cosines));
}

template class Cosine<float>;
template class Cosine<double>;

}  // namespace lab::attention
