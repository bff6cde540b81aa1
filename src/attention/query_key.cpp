// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/query_key.h"

#include <array>

#include "tape/ops/positions.h"
#include "tape/ops/product.h"

namespace lab::attention {
namespace {

using tape::Axis;
using tape::Role;
using tape::Stage;
using tape::StepLabel;

constexpr std::string_view section = "Vaswani et al. 2017, section 3.2";

constexpr StepLabel keysLabel{
    .name = "projected.keys",
    .stage = Stage::Project,
    .role = Role::Encoder,
    .symbol = "k",
    .element = "k_{@i}[@k]",
    .formula = R"(\step{projected.keys}{k_{@i}} = W_K \step{states}{h_{@i}})",
    .source = section,
    .rows = Axis::Unit,
    .columns = Axis::Source,
    .meaning = "keys, computed once a sentence",
    .brief = "keys"};
constexpr StepLabel queryLabel{
    .name = "projected.query",
    .stage = Stage::Project,
    .role = Role::Decoder,
    .symbol = "q_{@t}",
    .element = "q_{@t}[@k]",
    .formula = R"(\step{projected.query}{q_{@t}} = W_Q \step{query}{s_{@q}})",
    .source = section,
    .meaning = "query"};
constexpr StepLabel scoresLabel =
    labels::scores(R"(\step{scores}{e_{@t,@i}} = )"
                   R"(\step{projected.keys}{k_{@i}}^\top \step{projected.query}{q_{@t}})",
                   "Vaswani et al. 2017, section 3.2.1, without the scaling");

std::int64_t multiplyAdds(const Work& work) {
    const auto& [sizes, settings, sources, targets] = work;
    return sources * sizes.inner * sizes.key +
           targets * (sizes.inner * sizes.query + sources * (sizes.inner + sizes.value));
}

constexpr std::array<ParameterSpec, 2> parameters{{{"W_Q", "d", "dq"}, {"W_K", "d", "dk"}}};
constexpr std::array stages{Stage::Project, Stage::Score, Stage::Softmax, Stage::Context};
constexpr std::array<const StepLabel*, 5> steps{&keysLabel, &queryLabel, &scoresLabel,
                                                &labels::vaswani.weights, &labels::vaswani.context};

const Description text{
    .id = "query-key",
    .name = "Query and key",
    .paper = "Vaswani 2017",
    .citation =
        "Vaswani et al. 2017, Attention Is All You Need, section 3.2: one head, not scaled, "
        "with the encoder states as values, as lectures introduce it for recurrent "
        "decoders",
    .order = DecoderOrder::Simple,
    .parameters = parameters,
    .stages = stages,
    .steps = steps,
    .does =
        "One matrix makes a query of the decoder state, another makes a key of each encoder "
        "state, and the score is their product.",
    .why =
        "What a state asks for, what it offers and what it hands over become three things that "
        "are learnt apart: the step from recurrent attention to Transformers.",
    .fails =
        "The scores grow with the number of units unless they are scaled, and one softmax "
        "looks for one kind of match only.",
    .multiplyAdds = multiplyAdds};

}  // namespace

template <typename S>
const Description& QueryKey<S>::description() {
    return text;
}

template <typename S>
QueryKey<S>::QueryKey(tape::Run<S>& run, std::span<const tape::ParameterId> ids,
                      const Memory<S>& memory)
    : ScoredAttention<S>(run, memory, labels::vaswani),
      queryMatrix_(run[ids[0]]),
      keys_(run.step(keysLabel, tape::matmul(run[ids[1]], memory.keys))) {}

template <typename S>
tape::Expr<S> QueryKey<S>::score(tape::Expr<S> query) {
    const auto projected = this->run().step(queryLabel, tape::matmul(queryMatrix_, query));
    return this->run().step(scoresLabel, tape::scorePositions(keys_, projected));
}

template class QueryKey<float>;
template class QueryKey<double>;

}  // namespace lab::attention
