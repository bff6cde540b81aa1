// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/step.h"

/// Labels of the steps that several decoder orders have, each in the words of its own source.
namespace lab::models::labels {

/// E y_{t-1}.
constexpr tape::StepLabel previousWord(tape::Stage stage, std::string_view source) {
    return {.name = "previous.word",
            .stage = stage,
            .role = tape::Role::Decoder,
            .symbol = "E y_{@p}",
            .element = "(E y_{@p})[@k]",
            .formula = R"(\step{previous.word}{E y_{@p}})",
            .source = source,
            .meaning = "vector of the word before",
            .brief = "last word"};
}

/// s_{t-1}, where it is not the query.
constexpr tape::StepLabel previousState(std::string_view source) {
    return {.name = "previous.state",
            .stage = tape::Stage::State,
            .role = tape::Role::Decoder,
            .symbol = "s_{@p}",
            .element = "s_{@p}[@k]",
            .formula = R"(\step{previous.state}{s_{@p}})",
            .source = source,
            .meaning = "decoder state before",
            .brief = "last state"};
}

/// The state that asks: s_{t-1} where the context enters the recurrent step, else s_t.
constexpr tape::StepLabel query(std::string_view source) {
    return {.name = "query",
            .stage = tape::Stage::Score,
            .role = tape::Role::Decoder,
            .symbol = "s_{@q}",
            .element = "s_{@q}[@k]",
            .formula = R"(\step{query}{s_{@q}})",
            .source = source,
            .meaning = "decoder state, the query",
            .brief = "query"};
}

/// o_t, what the words are scored from.
constexpr tape::StepLabel readout(std::string_view formula, std::string_view source) {
    return {.name = "readout",
            .stage = tape::Stage::Output,
            .role = tape::Role::Decoder,
            .symbol = "o_{@t}",
            .element = "o_{@t}[@k]",
            .formula = formula,
            .source = source,
            .meaning = "readout"};
}

constexpr tape::StepLabel logits(std::string_view formula, std::string_view source) {
    return {.name = "logits",
            .stage = tape::Stage::Output,
            .role = tape::Role::Score,
            .symbol = "l_{@t}",
            .element = "l_{@t}[@k]",
            .formula = formula,
            .source = source,
            .rows = tape::Axis::Word,
            .meaning = "a score for each word of the vocabulary",
            .brief = "word scores"};
}

}  // namespace lab::models::labels
