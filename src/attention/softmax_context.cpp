// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/softmax_context.h"

#include "tape/ops/elementwise.h"
#include "tape/ops/positions.h"
#include "tape/ops/softmax.h"

namespace lab::attention {

const tape::StepLabel weightsLabel{
    .name = "weights",
    .stage = tape::Stage::Softmax,
    .role = tape::Role::Weight,
    .symbol = R"(\alpha_{@t})",
    .element = R"(\alpha_{@t,@i})",
    .formula = R"(\step{weights}{\alpha_{@t,@i}} = )"
               R"(\frac{\exp(\step{scores}{e_{@t,@i}})}{\sum_{j} \exp(\step{scores}{e_{@t,j}})})",
    .source = "Bahdanau et al. 2015, eq. 6",
    .rows = tape::Axis::Source,
    .meaning = "alignment weights",
    .brief = "weights"};

const tape::StepLabel contextLabel{
    .name = "context",
    .stage = tape::Stage::Context,
    .role = tape::Role::Context,
    .symbol = "c_{@t}",
    .element = "c_{@t}[@k]",
    .formula = R"(\step{context}{c_{@t}} = )"
               R"(\sum_{i} \step{weights}{\alpha_{@t,i}} \, \step{states}{h_{i}})",
    .source = "Bahdanau et al. 2015, eq. 5",
    .meaning = "context vector",
    .brief = "context"};

template <typename S>
tape::Expr<S> softmaxContext(tape::Run<S>& run, const Memory<S>& memory, tape::Expr<S> scores) {
    const auto tempered =
        memory.temperature == S(1) ? scores : tape::scale(scores, S(1) / memory.temperature);
    const auto weights = run.step(weightsLabel, tape::softmax(tempered, memory.keep));
    return run.step(contextLabel, tape::blendPositions(memory.values, weights));
}

template tape::Expr<float> softmaxContext(tape::Run<float>&, const Memory<float>&,
                                          tape::Expr<float>);
template tape::Expr<double> softmaxContext(tape::Run<double>&, const Memory<double>&,
                                           tape::Expr<double>);

}  // namespace lab::attention
