// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/translator_steps.h"

namespace lab::models::steps {

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

const StepLabel forward{.name = "forward",
                        .stage = Stage::Encode,
                        .role = Role::Encoder,
                        .symbol = R"(\overrightarrow{h}_{@i})",
                        .element = R"(\overrightarrow{h}_{@i}[@k])",
                        .formula =
                            R"(\step{forward}{\overrightarrow{h}_{@i}} = )"
                            R"(\mathrm{GRU}(\overrightarrow{h}_{@i-1}, \step{embedding}{x_{@i}}))",
                        .source = "Bahdanau et al. 2015, appendix A.2.1",
                        .meaning = "read so far, left to right",
                        .brief = "left to right"};

const StepLabel backward{.name = "backward",
                         .stage = Stage::Encode,
                         .role = Role::Encoder,
                         .symbol = R"(\overleftarrow{h}_{@i})",
                         .element = R"(\overleftarrow{h}_{@i}[@k])",
                         .formula =
                             R"(\step{backward}{\overleftarrow{h}_{@i}} = )"
                             R"(\mathrm{GRU}(\overleftarrow{h}_{@i+1}, \step{embedding}{x_{@i}}))",
                         .source = "Bahdanau et al. 2015, appendix A.2.1",
                         .meaning = "read so far, right to left",
                         .brief = "right to left"};

const StepLabel states{.name = "states",
                       .stage = Stage::Encode,
                       .role = Role::Encoder,
                       .symbol = "h",
                       .element = "h_{@i}[@k]",
                       .formula =
                           R"(\step{states}{h_{@i}} = [\step{forward}{\overrightarrow{h}_{@i}}; )"
                           R"(\step{backward}{\overleftarrow{h}_{@i}}])",
                       .source = "Bahdanau et al. 2015, section 3.2",
                       .rows = Axis::Unit,
                       .columns = Axis::Source,
                       .meaning = "encoder states"};

const StepLabel start{.name = "start",
                      .stage = Stage::Encode,
                      .role = Role::Decoder,
                      .symbol = "s_0",
                      .element = "s_0[@k]",
                      .formula = R"(\step{start}{s_0} = )"
                                 R"(\tanh(W_s \step{backward}{\overleftarrow{h}_1} + b_s))",
                      .source = "Bahdanau et al. 2015, appendix A.2.2",
                      .meaning = "decoder state before the first word",
                      .brief = "first state"};

const StepLabel query{.name = "query",
                      .stage = Stage::Score,
                      .role = Role::Decoder,
                      .symbol = "s_{@p}",
                      .element = "s_{@p}[@k]",
                      .formula = R"(\step{query}{s_{@p}})",
                      .source = "Bahdanau et al. 2015, section 3.1",
                      .meaning = "decoder state, the query",
                      .brief = "query"};

const StepLabel previousWord{.name = "previous.word",
                             .stage = Stage::Output,
                             .role = Role::Decoder,
                             .symbol = "E y_{@p}",
                             .element = "(E y_{@p})[@k]",
                             .formula = R"(\step{previous.word}{E y_{@p}})",
                             .source = "Bahdanau et al. 2015, appendix A.2.2",
                             .meaning = "vector of the word before",
                             .brief = "last word"};

const layers::GruLabels decoder{
    .update = {.name = "update",
               .stage = Stage::Output,
               .role = Role::Decoder,
               .symbol = "z_{@t}",
               .element = "z_{@t}[@k]",
               .formula = R"(\step{update}{z_{@t}} = \sigma(W_z \step{previous.word}{E y_{@p}} + )"
                          R"(U_z \step{query}{s_{@p}} + C_z \step{context}{c_{@t}} + b_z))",
               .source = "Bahdanau et al. 2015, appendix A.2.2",
               .meaning = "update gate"},
    .reset = {.name = "reset",
              .stage = Stage::Output,
              .role = Role::Decoder,
              .symbol = "r_{@t}",
              .element = "r_{@t}[@k]",
              .formula = R"(\step{reset}{r_{@t}} = \sigma(W_r \step{previous.word}{E y_{@p}} + )"
                         R"(U_r \step{query}{s_{@p}} + C_r \step{context}{c_{@t}} + b_r))",
              .source = "Bahdanau et al. 2015, appendix A.2.2",
              .meaning = "reset gate"},
    .candidate = {.name = "candidate",
                  .stage = Stage::Output,
                  .role = Role::Decoder,
                  .symbol = R"(\tilde{s}_{@t})",
                  .element = R"(\tilde{s}_{@t}[@k])",
                  .formula =
                      R"(\step{candidate}{\tilde{s}_{@t}} = \tanh(W \step{previous.word}{E y_{@p}})"
                      R"( + U (\step{reset}{r_{@t}} \odot \step{query}{s_{@p}}) + )"
                      R"(C \step{context}{c_{@t}} + b))",
                  .source = "Bahdanau et al. 2015, appendix A.2.2",
                  .meaning = "proposed state"}};

const StepLabel state{
    .name = "state",
    .stage = Stage::Output,
    .role = Role::Decoder,
    .symbol = "s_{@t}",
    .element = "s_{@t}[@k]",
    .formula = R"(\step{state}{s_{@t}} = (1 - \step{update}{z_{@t}}) \odot \step{query}{s_{@p}} + )"
               R"(\step{update}{z_{@t}} \odot \step{candidate}{\tilde{s}_{@t}})",
    .source = "Bahdanau et al. 2015, appendix A.2.2",
    .meaning = "new decoder state",
    .brief = "new state"};

const StepLabel readout{.name = "readout",
                        .stage = Stage::Output,
                        .role = Role::Decoder,
                        .symbol = "o_{@t}",
                        .element = "o_{@t}[@k]",
                        .formula =
                            R"(\step{readout}{o_{@t}} = \tanh(W_o [\step{state}{s_{@t}}; )"
                            R"(\step{previous.word}{E y_{@p}}; \step{context}{c_{@t}}] + b_o))",
                        .source = "Bahdanau et al. 2015, appendix A.2.2, with tanh for maxout",
                        .meaning = "readout"};

const StepLabel logits{.name = "logits",
                       .stage = Stage::Output,
                       .role = Role::Score,
                       .symbol = "l_{@t}",
                       .element = "l_{@t}[@k]",
                       .formula = R"(\step{logits}{l_{@t}} = W_p \step{readout}{o_{@t}} + b_p)",
                       .source = "Bahdanau et al. 2015, appendix A.2.2",
                       .rows = Axis::Word,
                       .meaning = "a score for each word of the vocabulary",
                       .brief = "word scores"};

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

}  // namespace lab::models::steps
