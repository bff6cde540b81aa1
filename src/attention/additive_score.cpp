// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/additive_score.h"

#include "attention/labels.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/positions.h"
#include "tape/ops/product.h"
#include "tape/ops/shape.h"

namespace lab::attention {

using tape::Axis;
using tape::Expr;
using tape::Role;
using tape::Stage;

const AdditiveLabels additiveLabels = additiveCiting("Bahdanau et al. 2015, appendix A.1.2");

AdditiveLabels additiveCiting(std::string_view source) {
    return {.keys = {.name = "projected.keys",
                     .stage = Stage::Score,
                     .role = Role::Encoder,
                     .symbol = "U h",
                     .element = "(U h_{@i})[@k]",
                     .formula = R"(\step{projected.keys}{(U h_{@i})[@k]} = )"
                                R"(\sum_{l} U_{@k,l} \, \step{states}{h_{@i}[l]})",
                     .source = source,
                     .rows = Axis::Unit,
                     .columns = Axis::Source,
                     .meaning = "projected keys, computed once a sentence",
                     .brief = "projected keys"},
            .query = {.name = "projected.query",
                      .stage = Stage::Score,
                      .role = Role::Decoder,
                      .symbol = "W s_{@q}",
                      .element = "(W s_{@q})[@k]",
                      .formula = R"(\step{projected.query}{(W s_{@q})[@k]} = )"
                                 R"(\sum_{l} W_{@k,l} \, \step{query}{s_{@q}[l]})",
                      .source = source,
                      .meaning = "projected query"},
            .hidden = {.name = "hidden",
                       .stage = Stage::Score,
                       .role = Role::Score,
                       .symbol = R"(\tanh(W s_{@q} + U h))",
                       .element = R"(\tanh(W s_{@q} + U h_{@i})[@k])",
                       .formula = R"(\step{hidden}{\tanh(\ldots)_{@i}} = )"
                                  R"(\tanh(W \step{query}{s_{@q}} + U \step{states}{h_{@i}}))",
                       .source = source,
                       .rows = Axis::Unit,
                       .columns = Axis::Source,
                       .meaning = "how query and key meet",
                       .brief = "query meets key"},
            .scores = labels::scores(R"(\step{scores}{e_{@t,@i}} = v^\top )"
                                     R"(\tanh(W \step{query}{s_{@q}} + U \step{states}{h_{@i}}))",
                                     source)};
}

template <typename S>
AdditiveScore<S>::AdditiveScore(tape::Run<S>& run, const Memory<S>& memory, Expr<S> w, Expr<S> u,
                                Expr<S> v, const AdditiveLabels& names)
    : run_(run),
      positions_(memory.positions),
      w_(w),
      v_(v),
      names_(names),
      projectedKeys_(run.step(names.keys, tape::matmul(u, memory.keys))) {}

template <typename S>
Expr<S> AdditiveScore<S>::operator()(Expr<S> query) const {
    const auto projected = run_.step(names_.query, tape::matmul(w_, query));
    const auto hidden =
        run_.step(names_.hidden, tape::tanh(tape::addToPositions(projectedKeys_, projected)));
    const auto row = tape::matmulTransposed(v_, hidden);
    return run_.step(names_.scores, tape::reshape(row, {positions_, query.columns()}));
}

template class AdditiveScore<float>;
template class AdditiveScore<double>;

std::int64_t additiveScoreCost(const Work& work) {
    const auto& [sizes, settings, sources, targets] = work;
    return sources * sizes.hidden * sizes.key + targets * sizes.hidden * (sizes.query + sources);
}

}  // namespace lab::attention
