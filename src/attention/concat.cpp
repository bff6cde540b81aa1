// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/concat.h"

#include <array>

#include "tape/ops/shape.h"

namespace lab::attention {
namespace {

using tape::Axis;
using tape::Role;
using tape::Stage;
using tape::StepLabel;

constexpr std::string_view section = "Luong et al. 2015, section 3.1";

const AdditiveLabels own{
    .keys = {.name = "projected.keys",
             .stage = Stage::Score,
             .role = Role::Encoder,
             .symbol = "W_h h",
             .element = "(W_h h_{@i})[@k]",
             .formula = R"(\step{projected.keys}{(W_h h_{@i})[@k]} = )"
                        R"(\sum_{l} W_{@k,d_s+l} \, \step{states}{h_{@i}[l]})",
             .source = section,
             .rows = Axis::Unit,
             .columns = Axis::Source,
             .meaning = "the keys' part of the hidden layer, computed once a sentence",
             .brief = "keys' part"},
    .query = {.name = "projected.query",
              .stage = Stage::Score,
              .role = Role::Decoder,
              .symbol = "W_s s_{@q}",
              .element = "(W_s s_{@q})[@k]",
              .formula = R"(\step{projected.query}{(W_s s_{@q})[@k]} = )"
                         R"(\sum_{l} W_{@k,l} \, \step{query}{s_{@q}[l]})",
              .source = section,
              .meaning = "the query's part of the hidden layer",
              .brief = "query's part"},
    .hidden = {.name = "hidden",
               .stage = Stage::Score,
               .role = Role::Score,
               .symbol = R"(\tanh(W [s_{@q}; h]))",
               .element = R"(\tanh(W [s_{@q}; h_{@i}])[@k])",
               .formula = R"(\step{hidden}{\tanh(\ldots)_{@i}} = )"
                          R"(\tanh(W [\step{query}{s_{@q}}; \step{states}{h_{@i}}]))",
               .source = section,
               .rows = Axis::Unit,
               .columns = Axis::Source,
               .meaning = "how query and key meet",
               .brief = "query meets key"},
    .scores = labels::scores(R"(\step{scores}{e_{@t,@i}} = v^\top )"
                             R"(\tanh(W [\step{query}{s_{@q}}; \step{states}{h_{@i}}]))",
                             section)};

std::int64_t multiplyAdds(const Work& work) {
    return additiveScoreCost(work) + work.targets * work.sources * work.sizes.value;
}

constexpr std::array<ParameterSpec, 2> parameters{{{"W", "a", "dq+dk"}, {"v", "a", "1"}}};
constexpr std::array stages{Stage::Score, Stage::Softmax, Stage::Context};
const std::array<const StepLabel*, 6> steps{&own.keys,
                                            &own.query,
                                            &own.hidden,
                                            &own.scores,
                                            &labels::luong.weights,
                                            &labels::luong.context};

const Description text{
    .id = "concat",
    .name = "Concat",
    .paper = "Luong 2015",
    .citation =
        "Luong, Pham and Manning 2015, Effective Approaches to Attention-based Neural "
        "Machine Translation, section 3.1",
    .order = DecoderOrder::Luong,
    .parameters = parameters,
    .stages = stages,
    .steps = steps,
    .does =
        "Decoder state and encoder state are written one above the other, and a small neural "
        "network with one matrix says how well they fit.",
    .why =
        "It is additive attention in one matrix, asked with the newest decoder state, so that "
        "it can be compared with dot and general under the same conditions.",
    .fails =
        "It costs as much as additive attention, and its authors found it harder to train "
        "than dot and general.",
    .multiplyAdds = multiplyAdds};

}  // namespace

template <typename S>
const Description& Concat<S>::description() {
    return text;
}

template <typename S>
Concat<S>::Concat(tape::Run<S>& run, std::span<const tape::ParameterId> ids,
                  const Memory<S>& memory)
    : ScoredAttention<S>(run, memory, labels::luong),
      compare_(run, memory,
               tape::columns(run[ids[0]], 0, run[ids[0]].columns() - memory.keys.rows()),
               tape::columns(run[ids[0]], run[ids[0]].columns() - memory.keys.rows(),
                             memory.keys.rows()),
               run[ids[1]], own) {}

template class Concat<float>;
template class Concat<double>;

}  // namespace lab::attention
