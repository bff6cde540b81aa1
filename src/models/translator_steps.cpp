// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/translator_steps.h"

#include <array>

namespace lab::models::steps {

using layers::CellKind;
using tape::Axis;
using tape::Role;
using tape::Stage;
using tape::StepLabel;

const StepLabel embedding{.name = "embedding",
                          .stage = Stage::Encode,
                          .role = Role::Encoder,
                          .symbol = "x",
                          .element = "x_{@i}[@k]",
                          .formula = R"(\step{embedding}{x_{@i}} = E_x[\text{word } @i])",
                          .source = "Bahdanau et al. 2015, appendix A.2.1",
                          .rows = Axis::Unit,
                          .columns = Axis::Source,
                          .meaning = "word vectors of the source",
                          .brief = "word vectors"};

const StepLabel startCell{.name = "start.cell",
                          .stage = Stage::Encode,
                          .role = Role::Decoder,
                          .symbol = "m_0",
                          .element = "m_0[@k]",
                          .formula = R"(\step{start.cell}{m_0} = 0)",
                          .source = "Hochreiter and Schmidhuber 1997",
                          .meaning = "memory cell before the first word, empty",
                          .brief = "first memory"};

const StepLabel probabilities{
    .name = "probabilities",
    .stage = Stage::Output,
    .role = Role::Weight,
    .symbol = "p_{@t}",
    .element = "p_{@t}[@k]",
    .formula = R"(\step{probabilities}{p(y_{@t} = @k)} = )"
               R"(\frac{\exp(\step{logits}{l_{@t,@k}})}{\sum_{w} \exp(\step{logits}{l_{@t,w}})})",
    .source = "Bahdanau et al. 2015, eq. 4",
    .rows = Axis::Word,
    .meaning = "probability of each word",
    .brief = "probabilities"};

const StepLabel wordLoss{
    .name = "loss",
    .stage = Stage::Output,
    .role = Role::Plain,
    .symbol = "L_{@t}",
    .element = "L_{@t}",
    .formula = R"(\step{loss}{L_{@t}} = -\log \step{probabilities}{p(y_{@t})})",
    .source = "Bahdanau et al. 2015, section 2, the negative of what is maximised there",
    .rows = Axis::None,
    .meaning = "loss of the word: how surprised the model is by it",
    .brief = "loss"};

namespace {

constexpr std::string_view simpleSource = "Elman 1990";
constexpr std::string_view gruSource = "Bahdanau et al. 2015, appendix A.2.1";
constexpr std::string_view lstmSource = "Hochreiter and Schmidhuber 1997; Gers et al. 2000";

constexpr StepLabel forwardBy(std::string_view formula, std::string_view source) {
    return {.name = "forward",
            .stage = Stage::Encode,
            .role = Role::Encoder,
            .symbol = R"(\overrightarrow{h}_{@i})",
            .element = R"(\overrightarrow{h}_{@i}[@k])",
            .formula = formula,
            .source = source,
            .meaning = "read so far, left to right",
            .brief = "left to right"};
}

constexpr StepLabel backwardBy(std::string_view formula, std::string_view source) {
    return {.name = "backward",
            .stage = Stage::Encode,
            .role = Role::Encoder,
            .symbol = R"(\overleftarrow{h}_{@i})",
            .element = R"(\overleftarrow{h}_{@i}[@k])",
            .formula = formula,
            .source = source,
            .meaning = "read so far, right to left",
            .brief = "right to left"};
}

constexpr std::array forward{
    forwardBy(R"(\step{forward}{\overrightarrow{h}_{@i}} = )"
              R"(\mathrm{RNN}(\overrightarrow{h}_{@i-1}, \step{embedding}{x_{@i}}))",
              simpleSource),
    forwardBy(R"(\step{forward}{\overrightarrow{h}_{@i}} = )"
              R"(\mathrm{GRU}(\overrightarrow{h}_{@i-1}, \step{embedding}{x_{@i}}))",
              gruSource),
    forwardBy(
        R"(\step{forward}{\overrightarrow{h}_{@i}} = \mathrm{LSTM}(\overrightarrow{h}_{@i-1}, )"
        R"(\overrightarrow{m}_{@i-1}, \step{embedding}{x_{@i}}))",
        lstmSource)};

constexpr std::array backward{
    backwardBy(R"(\step{backward}{\overleftarrow{h}_{@i}} = )"
               R"(\mathrm{RNN}(\overleftarrow{h}_{@i+1}, \step{embedding}{x_{@i}}))",
               simpleSource),
    backwardBy(R"(\step{backward}{\overleftarrow{h}_{@i}} = )"
               R"(\mathrm{GRU}(\overleftarrow{h}_{@i+1}, \step{embedding}{x_{@i}}))",
               gruSource),
    backwardBy(
        R"(\step{backward}{\overleftarrow{h}_{@i}} = \mathrm{LSTM}(\overleftarrow{h}_{@i+1}, )"
        R"(\overleftarrow{m}_{@i+1}, \step{embedding}{x_{@i}}))",
        lstmSource)};

constexpr StepLabel forwardCell{.name = "forward.cell",
                                .stage = Stage::Encode,
                                .role = Role::Encoder,
                                .symbol = R"(\overrightarrow{m}_{@i})",
                                .element = R"(\overrightarrow{m}_{@i}[@k])",
                                .formula = R"(\step{forward.cell}{\overrightarrow{m}_{@i}})",
                                .source = lstmSource,
                                .meaning = "memory cell, left to right",
                                .brief = "memory, left to right"};

constexpr StepLabel backwardCell{.name = "backward.cell",
                                 .stage = Stage::Encode,
                                 .role = Role::Encoder,
                                 .symbol = R"(\overleftarrow{m}_{@i})",
                                 .element = R"(\overleftarrow{m}_{@i}[@k])",
                                 .formula = R"(\step{backward.cell}{\overleftarrow{m}_{@i}})",
                                 .source = lstmSource,
                                 .meaning = "memory cell, right to left",
                                 .brief = "memory, right to left"};

constexpr StepLabel statesBy(std::string_view formula, std::string_view source) {
    return {.name = "states",
            .stage = Stage::Encode,
            .role = Role::Encoder,
            .symbol = "h",
            .element = "h_{@i}[@k]",
            .formula = formula,
            .source = source,
            .rows = Axis::Unit,
            .columns = Axis::Source,
            .meaning = "encoder states"};
}

constexpr StepLabel joinedStates =
    statesBy(R"(\step{states}{h_{@i}} = [\step{forward}{\overrightarrow{h}_{@i}}; )"
             R"(\step{backward}{\overleftarrow{h}_{@i}}])",
             "Bahdanau et al. 2015, section 3.2");
constexpr StepLabel forwardStates =
    statesBy(R"(\step{states}{h_{@i}} = \step{forward}{\overrightarrow{h}_{@i}})",
             "Cho et al. 2014, section 2.2");

constexpr StepLabel startBy(std::string_view formula, std::string_view source) {
    return {.name = "start",
            .stage = Stage::Encode,
            .role = Role::Decoder,
            .symbol = "s_0",
            .element = "s_0[@k]",
            .formula = formula,
            .source = source,
            .meaning = "decoder state before the first word",
            .brief = "first state"};
}

constexpr StepLabel startAtFirst =
    startBy(R"(\step{start}{s_0} = \tanh(W_s \step{backward}{\overleftarrow{h}_1} + b_s))",
            "Bahdanau et al. 2015, appendix A.2.2");
constexpr StepLabel startAtLast =
    startBy(R"(\step{start}{s_0} = \tanh(W_s \step{forward}{\overrightarrow{h}_M} + b_s))",
            "Bahdanau et al. 2015, appendix A.2.2, from the last state");

/// The labels for a cell, by the order of CellKind.
constexpr EncoderLabels labelsOf(std::size_t cell, bool bidirectional) {
    return {.annotations = {.forward = forward[cell],
                            .forwardInner = {.lstm = {.cell = forwardCell}},
                            .backward = backward[cell],
                            .backwardInner = {.lstm = {.cell = backwardCell}},
                            .states = bidirectional ? joinedStates : forwardStates},
            .start = bidirectional ? startAtFirst : startAtLast};
}

constexpr std::array oneWay{labelsOf(0, false), labelsOf(1, false), labelsOf(2, false)};
constexpr std::array bothWays{labelsOf(0, true), labelsOf(1, true), labelsOf(2, true)};

}  // namespace

const EncoderLabels& encoder(CellKind cell, bool bidirectional) {
    return (bidirectional ? bothWays : oneWay)[static_cast<std::size_t>(cell)];
}

}  // namespace lab::models::steps
