// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tape/step.h"

/// Labels that several mechanisms share, in the words of their own papers.
namespace lab::attention::labels {

/// The same step as another paper writes it.
constexpr tape::StepLabel citing(tape::StepLabel label, std::string_view source) {
    label.source = source;
    return label;
}

/// The step "scores", from the formula of a score function.
constexpr tape::StepLabel scores(std::string_view formula, std::string_view source) {
    return {.name = "scores",
            .stage = tape::Stage::Score,
            .role = tape::Role::Score,
            .symbol = "e_{@t}",
            .element = "e_{@t,@i}",
            .formula = formula,
            .source = source,
            .rows = tape::Axis::Source,
            .meaning = "scores"};
}

/// What most mechanisms end with: α_t = softmax(e_t), c_t = sum_i α_{t,i} h_i.
struct Blend {
    tape::StepLabel weights;
    tape::StepLabel context;
};

inline constexpr Blend bahdanau{
    .weights = {.name = "weights",
                .stage = tape::Stage::Softmax,
                .role = tape::Role::Weight,
                .symbol = R"(\alpha_{@t})",
                .element = R"(\alpha_{@t,@i})",
                .formula =
                    R"(\step{weights}{\alpha_{@t,@i}} = \frac{\exp(\step{scores}{e_{@t,@i}})})"
                    R"({\sum_{j} \exp(\step{scores}{e_{@t,j}})})",
                .source = "Bahdanau et al. 2015, eq. 6",
                .rows = tape::Axis::Source,
                .meaning = "alignment weights",
                .brief = "weights"},
    .context = {.name = "context",
                .stage = tape::Stage::Context,
                .role = tape::Role::Context,
                .symbol = "c_{@t}",
                .element = "c_{@t}[@k]",
                .formula = R"(\step{context}{c_{@t}} = )"
                           R"(\sum_{i} \step{weights}{\alpha_{@t,i}} \, \step{states}{h_{i}})",
                .source = "Bahdanau et al. 2015, eq. 5",
                .meaning = "context vector",
                .brief = "context"}};

constexpr Blend citing(std::string_view weights, std::string_view context) {
    return {citing(bahdanau.weights, weights), citing(bahdanau.context, context)};
}

inline constexpr Blend luong = citing("Luong et al. 2015, eq. 7", "Luong et al. 2015, section 3.1");
inline constexpr Blend vaswani = citing("Vaswani et al. 2017, eq. 1", "Vaswani et al. 2017, eq. 1");

}  // namespace lab::attention::labels
