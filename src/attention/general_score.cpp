// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/general_score.h"

#include "attention/labels.h"
#include "tape/ops/positions.h"
#include "tape/ops/product.h"

namespace lab::attention {

using tape::Axis;
using tape::Expr;

namespace {

constexpr std::string_view section = "Luong et al. 2015, section 3.1";

}  // namespace

constexpr tape::StepLabel generalKeysLabel{
    .name = "projected.keys",
    .stage = tape::Stage::Score,
    .role = tape::Role::Encoder,
    .symbol = "W h",
    .element = "(W h_{@i})[@k]",
    .formula = R"(\step{projected.keys}{(W h_{@i})[@k]} = )"
               R"(\sum_{l} W_{@k,l} \, \step{states}{h_{@i}[l]})",
    .source = section,
    .rows = Axis::Unit,
    .columns = Axis::Source,
    .meaning = "keys in the decoder's units, computed once a sentence",
    .brief = "projected keys"};

constexpr tape::StepLabel generalScoresLabel =
    labels::scores(R"(\step{scores}{e_{@t,@i}} = )"
                   R"(\step{query}{s_{@q}}^\top W \step{states}{h_{@i}})",
                   section);

template <typename S>
GeneralScore<S>::GeneralScore(tape::Run<S>& run, const Memory<S>& memory, Expr<S> w)
    : run_(run), projectedKeys_(run.step(generalKeysLabel, tape::matmul(w, memory.keys))) {}

template <typename S>
Expr<S> GeneralScore<S>::operator()(Expr<S> query) const {
    return run_.step(generalScoresLabel, tape::scorePositions(projectedKeys_, query));
}

template class GeneralScore<float>;
template class GeneralScore<double>;

std::int64_t generalKeysCost(const Work& work) {
    return work.sources * work.sizes.query * work.sizes.key;
}

std::int64_t generalPositionCost(const Work& work) {
    return work.sizes.query + work.sizes.value;
}

}  // namespace lab::attention
