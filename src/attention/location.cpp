// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/location.h"

#include <array>
#include <string>

#include "tape/ops/product.h"
#include "tape/ops/shape.h"

namespace lab::attention {
namespace {

using tape::Index;
using tape::Stage;
using tape::StepLabel;

constexpr StepLabel scoresLabel = labels::scores(R"(\step{scores}{e_{@t,@i}} = )"
                                                 R"(\sum_{l} W_{@i,l} \, \step{query}{s_{@q}[l]})",
                                                 "Luong et al. 2015, eq. 8");
constexpr labels::Blend blend =
    labels::citing("Luong et al. 2015, eq. 8", "Luong et al. 2015, section 3.1");

std::int64_t multiplyAdds(const Work& work) {
    return work.targets * work.sources * (work.sizes.query + work.sizes.value);
}

constexpr std::array<ParameterSpec, 1> parameters{{{"W", "L", "dq"}}};
constexpr std::array stages{Stage::Score, Stage::Softmax, Stage::Context};
constexpr std::array<const StepLabel*, 3> steps{&scoresLabel, &blend.weights, &blend.context};

const Description text{
    .id = "location",
    .name = "Location",
    .paper = "Luong 2015",
    .citation =
        "Luong, Pham and Manning 2015, Effective Approaches to Attention-based Neural "
        "Machine Translation, section 3.1 (eq. 8)",
    .order = DecoderOrder::Luong,
    .parameters = parameters,
    .stages = stages,
    .steps = steps,
    .does =
        "The decoder state alone says which position to look at; what stands there is not "
        "looked at.",
    .why =
        "It was an early attempt to let the decoder count its way through the source, and it "
        "shows what the keys are good for.",
    .fails =
        "It cannot find a word that stands somewhere else than usual, and it cannot read "
        "sentences longer than those that it has rows for.",
    .multiplyAdds = multiplyAdds};

template <typename S>
tape::Expr<S> firstRows(tape::Expr<S> w, Index positions) {
    if (positions > w.rows()) {
        throw AttentionError("location: W has L = " + std::to_string(w.rows()) +
                             " rows, one a source position, got M = " + std::to_string(positions) +
                             " positions, use a larger L");
    }
    return tape::rows(w, 0, positions);
}

}  // namespace

template <typename S>
const Description& Location<S>::description() {
    return text;
}

template <typename S>
Location<S>::Location(tape::Run<S>& run, std::span<const tape::ParameterId> ids,
                      const Memory<S>& memory)
    : ScoredAttention<S>(run, memory, blend), rows_(firstRows(run[ids[0]], memory.positions)) {}

template <typename S>
tape::Expr<S> Location<S>::score(tape::Expr<S> query) {
    return this->run().step(scoresLabel, tape::matmul(rows_, query));
}

template class Location<float>;
template class Location<double>;

}  // namespace lab::attention
