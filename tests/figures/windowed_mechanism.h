// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <tuple>

#include <array>

#include "attention/mechanism.h"
#include "attention/softmax_context.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/product.h"
#include "tape/ops/shape.h"

namespace lab::test {

inline const tape::StepLabel gateLabel{.name = "gate",
                                       .stage = tape::Stage::Window,
                                       .role = tape::Role::Decoder,
                                       .symbol = "g_{@t}",
                                       .element = "g_{@t}[@k]",
                                       .formula = R"(\step{gate}{g_{@t}} = \tanh(s_{@p}))",
                                       .source = "made up for a test",
                                       .meaning = "gate"};
inline const tape::StepLabel foldedLabel{.name = "folded",
                                         .stage = tape::Stage::Window,
                                         .role = tape::Role::Encoder,
                                         .symbol = "f",
                                         .element = "f_{@i}[@k]",
                                         .formula = R"(\step{folded}{f_{@i}} = \tanh(h_{@i}))",
                                         .source = "made up for a test",
                                         .rows = tape::Axis::Unit,
                                         .columns = tape::Axis::Source,
                                         .meaning = "folded keys"};
inline const tape::StepLabel windowLabel{.name = "window",
                                         .stage = tape::Stage::Window,
                                         .role = tape::Role::Weight,
                                         .symbol = "w_{@t}",
                                         .element = "w_{@t,@i}",
                                         .formula = R"(\step{window}{w_{@t,@i}} = \sigma(f_{@i}))",
                                         .source = "made up for a test",
                                         .rows = tape::Axis::Source,
                                         .meaning = "window"};

inline constexpr std::array windowedStages{tape::Stage::Window, tape::Stage::Softmax,
                                           tape::Stage::Context};
inline const std::array<const tape::StepLabel*, 3> windowedSteps{&gateLabel, &foldedLabel,
                                                                 &windowLabel};
inline std::int64_t windowedWork(const attention::Work& work) {
    return work.targets * work.sources * work.sizes.value;
}
inline const attention::Description windowedText{.id = "windowed",
                                                 .name = "Windowed",
                                                 .paper = "none",
                                                 .citation = "made up for a test",
                                                 .parameters = {},
                                                 .stages = windowedStages,
                                                 .steps = windowedSteps,
                                                 .does = "",
                                                 .why = "",
                                                 .fails = "",
                                                 .multiplyAdds = windowedWork};

/// A mechanism that the program does not know, with a stage that has no lane of its own.
template <typename S>
class Windowed final : public attention::Attention<S> {
  public:
    Windowed(tape::Run<S>& run, std::span<const tape::ParameterId> /*ids*/,
             const attention::Memory<S>& memory)
        : run_(run), memory_(memory) {}

    static const attention::Description& description() { return windowedText; }

    attention::Attended<S> attend(tape::Expr<S> query, int /*t*/) override {
        std::ignore = run_.step(gateLabel, tape::tanh(query));  // named, used for nothing
        const auto folded = run_.step(foldedLabel, tape::tanh(memory_.keys));
        const auto row = tape::rows(folded, 0, 1);
        const auto scores = tape::reshape(row, {memory_.positions, query.columns()});
        std::ignore = run_.step(windowLabel, tape::sigmoid(scores));
        return attention::softmaxContext(run_, memory_, scores);
    }

  private:
    tape::Run<S>& run_;
    attention::Memory<S> memory_;
};

}  // namespace lab::test
