// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <string_view>
#include <vector>

#include "attention/mechanism.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/positions.h"
#include "tape/ops/product.h"
#include "tape/ops/shape.h"
#include "tape/ops/softmax.h"

/// Mechanisms of shapes that the program must cope with, each as small as it can be. They work on
/// one sentence at a time and need at least two units in a key.
namespace lab::test {

namespace toy {

using tape::Axis;
using tape::Role;
using tape::Stage;
using tape::StepLabel;

inline constexpr std::string_view source = "made up for a test";

inline constexpr StepLabel scores{
    .name = "scores",
    .stage = Stage::Score,
    .role = Role::Score,
    .symbol = "e^{@n,@r}_{@t}",
    .element = "e^{@n,@r}_{@t,@i}",
    .formula = R"(\step{scores}{e^{@n,@r}_{@t,@i}} = \step{states}{h_{@i}}[@n])",
    .source = source,
    .rows = Axis::Source,
    .meaning = "scores"};
inline constexpr StepLabel weights{
    .name = "weights",
    .stage = Stage::Softmax,
    .role = Role::Weight,
    .symbol = R"(\alpha^{@n,@r}_{@t})",
    .element = R"(\alpha^{@n,@r}_{@t,@i})",
    .formula = R"(\step{weights}{\alpha^{@n,@r}_{@t,@i}} = f(\step{scores}{e^{@n,@r}_{@t,@i}}))",
    .source = source,
    .rows = Axis::Source,
    .meaning = "alignment weights"};
inline constexpr StepLabel context{
    .name = "context",
    .stage = Stage::Context,
    .role = Role::Context,
    .symbol = "c^{@r}_{@t}",
    .element = "c^{@r}_{@t}[@k]",
    .formula = R"(\step{context}{c^{@r}_{@t}} = g(\step{weights}{\alpha}))",
    .source = source,
    .meaning = "context vector"};

constexpr attention::Description described(std::string_view id, std::span<const tape::Stage> stages,
                                           std::span<const StepLabel* const> steps) {
    return {.id = id,
            .name = id,
            .paper = "none",
            .citation = source,
            .parameters = {},
            .stages = stages,
            .steps = steps,
            .does = "It was made up for a test.",
            .why = "It has a shape that the program must cope with.",
            .fails = "It learns nothing.",
            .multiplyAdds = [](const attention::Work& work) { return work.targets; }};
}

/// Row k of the keys as scores (M, 1), stretched so that the weights differ.
template <typename S>
tape::Expr<S> rowOfKeys(const attention::Memory<S>& memory, tape::Index k) {
    return tape::scale(tape::reshape(tape::rows(memory.keys, k, 1), {memory.positions, 1}), S(9));
}

/// What all of them keep.
template <typename S>
class Base : public attention::Attention<S> {
  public:
    Base(tape::Run<S>& run, std::span<const tape::ParameterId> /*ids*/,
         const attention::Memory<S>& memory)
        : run_(run), memory_(memory) {}

  protected:
    tape::Run<S>& run_;
    attention::Memory<S> memory_;
};

}  // namespace toy

/// Two heads, whose contexts are put together afterwards.
template <typename S>
class TwoHeads final : public toy::Base<S> {
  public:
    using toy::Base<S>::Base;

    static const attention::Description& description() {
        static constexpr std::array stages{tape::Stage::Score, tape::Stage::Softmax,
                                           tape::Stage::Context, tape::Stage::MergeHeads};
        static constexpr std::array<const tape::StepLabel*, 4> steps{&toy::scores, &toy::weights,
                                                                     &ofHead, &merged};
        static constexpr auto text = toy::described("two-heads", stages, steps);
        return text;
    }

    attention::Attended<S> attend(tape::Expr<S> /*query*/, int t) override {
        std::array<tape::Expr<S>, 2> contexts;
        for (int head = 0; head < 2; ++head) {
            this->run_.moveTo({.target = t, .head = head});
            const auto scores = this->run_.step(toy::scores, toy::rowOfKeys(this->memory_, head));
            const auto weights = this->run_.step(toy::weights, tape::softmax(scores));
            contexts[static_cast<std::size_t>(head)] =
                this->run_.step(ofHead, tape::blendPositions(this->memory_.values, weights));
        }
        this->run_.moveTo({.target = t});
        const auto sum = tape::add(contexts[0], contexts[1]);
        return {.context = this->run_.step(merged, tape::scale(sum, S(0.5)))};
    }

  private:
    static constexpr tape::StepLabel ofHead{
        .name = "head.context",
        .stage = tape::Stage::Context,
        .role = tape::Role::Context,
        .symbol = "c^{@n}_{@t}",
        .element = "c^{@n}_{@t}[@k]",
        .formula =
            R"(\step{head.context}{c^{@n}_{@t}} = \sum_i \step{weights}{\alpha^{@n}_{@t,i}} h_i)",
        .source = toy::source,
        .meaning = "context of one head"};
    static constexpr tape::StepLabel merged{
        .name = "context",
        .stage = tape::Stage::MergeHeads,
        .role = tape::Role::Context,
        .symbol = "c_{@t}",
        .element = "c_{@t}[@k]",
        .formula = R"(\step{context}{c_{@t}} = \frac{1}{2} \sum_n \step{head.context}{c^{n}_{@t}})",
        .source = toy::source,
        .meaning = "mean of the heads' contexts"};
};

/// Reads its memory twice.
template <typename S>
class TwoHops final : public toy::Base<S> {
  public:
    using toy::Base<S>::Base;

    static const attention::Description& description() {
        static constexpr std::array stages{tape::Stage::Score, tape::Stage::Softmax,
                                           tape::Stage::Context};
        static constexpr std::array<const tape::StepLabel*, 3> steps{&toy::scores, &toy::weights,
                                                                     &toy::context};
        static constexpr auto text = toy::described("two-hops", stages, steps);
        return text;
    }

    attention::Attended<S> attend(tape::Expr<S> /*query*/, int t) override {
        tape::Expr<S> context;
        for (int hop = 0; hop < 2; ++hop) {
            this->run_.moveTo({.target = t, .hop = hop});
            const auto scores = this->run_.step(toy::scores, toy::rowOfKeys(this->memory_, hop));
            const auto weights = this->run_.step(toy::weights, tape::softmax(scores));
            context =
                this->run_.step(toy::context, tape::blendPositions(this->memory_.values, weights));
        }
        this->run_.moveTo({.target = t});
        return {.context = context};
    }
};

/// Takes the last position whatever the word.
template <typename S>
class Weightless final : public toy::Base<S> {
  public:
    using toy::Base<S>::Base;

    static const attention::Description& description() {
        static constexpr std::array stages{tape::Stage::Context};
        static constexpr std::array<const tape::StepLabel*, 1> steps{&toy::context};
        static constexpr auto text = toy::described("weightless", stages, steps);
        return text;
    }

    attention::Attended<S> attend(tape::Expr<S> /*query*/, int /*t*/) override {
        const auto last = tape::columns(this->memory_.values, this->memory_.positions - 1, 1);
        return {.context = this->run_.step(toy::context, last)};
    }
};

/// The same weight everywhere, and no scores.
template <typename S>
class Uniform final : public toy::Base<S> {
  public:
    using toy::Base<S>::Base;

    static const attention::Description& description() {
        static constexpr std::array stages{tape::Stage::Softmax, tape::Stage::Context};
        static constexpr std::array<const tape::StepLabel*, 2> steps{&toy::weights, &toy::context};
        static constexpr auto text = toy::described("uniform", stages, steps);
        return text;
    }

    attention::Attended<S> attend(tape::Expr<S> /*query*/, int /*t*/) override {
        const auto positions = this->memory_.positions;
        const auto weights =
            this->run_.step(toy::weights, this->run_.tape().constant(tape::Matrix<S>::Constant(
                                              positions, 1, S(1) / static_cast<S>(positions))));
        return {.context = this->run_.step(toy::context,
                                           tape::blendPositions(this->memory_.values, weights)),
                .weights = weights};
    }
};

/// A window over the positions, which makes the weights add up to less than 1; two rows of
/// Role::Weight, recorded after the scores of the stage above.
template <typename S>
class Local final : public toy::Base<S> {
  public:
    using toy::Base<S>::Base;

    static const attention::Description& description() {
        static constexpr std::array stages{tape::Stage::Score, tape::Stage::Window,
                                           tape::Stage::Softmax, tape::Stage::Context};
        static constexpr std::array<const tape::StepLabel*, 4> steps{&toy::scores, &window,
                                                                     &toy::weights, &toy::context};
        static constexpr auto text = toy::described("local", stages, steps);
        return text;
    }

    attention::Attended<S> attend(tape::Expr<S> /*query*/, int /*t*/) override {
        const auto scores = this->run_.step(toy::scores, toy::rowOfKeys(this->memory_, 0));
        const auto open = this->run_.step(window, tape::sigmoid(toy::rowOfKeys(this->memory_, 1)));
        const auto weights =
            this->run_.step(toy::weights, tape::hadamard(tape::softmax(scores), open));
        return {.context = this->run_.step(toy::context,
                                           tape::blendPositions(this->memory_.values, weights)),
                .weights = weights};
    }

  private:
    static constexpr tape::StepLabel window{
        .name = "window",
        .stage = tape::Stage::Window,
        .role = tape::Role::Weight,
        .symbol = "w_{@t}",
        .element = "w_{@t,@i}",
        .formula = R"(\step{window}{w_{@t,@i}} = \sigma(\step{states}{h_{@i}}))",
        .source = toy::source,
        .rows = tape::Axis::Source,
        .meaning = "window"};
};

/// Scores that the decoder state alone decides on.
template <typename S>
class ByPlace final : public toy::Base<S> {
  public:
    using toy::Base<S>::Base;

    static const attention::Description& description() {
        static constexpr std::array stages{tape::Stage::Score, tape::Stage::Softmax,
                                           tape::Stage::Context};
        static constexpr std::array<const tape::StepLabel*, 3> steps{&scores, &toy::weights,
                                                                     &toy::context};
        static constexpr auto text = toy::described("by-place", stages, steps);
        return text;
    }

    attention::Attended<S> attend(tape::Expr<S> query, int /*t*/) override {
        const auto row = this->run_.step(scores, tape::rows(query, 0, this->memory_.positions));
        const auto weights = this->run_.step(toy::weights, tape::softmax(row));
        return {.context = this->run_.step(toy::context,
                                           tape::blendPositions(this->memory_.values, weights)),
                .weights = weights};
    }

  private:
    static constexpr tape::StepLabel scores{
        .name = "scores",
        .stage = tape::Stage::Score,
        .role = tape::Role::Score,
        .symbol = "e_{@t}",
        .element = "e_{@t,@i}",
        .formula = R"(\step{scores}{e_{@t,@i}} = \step{query}{s_{@p}}[@i])",
        .source = toy::source,
        .rows = tape::Axis::Source,
        .meaning = "scores"};
};

/// A memory of three slots, however long the sentence.
template <typename S>
class Slots final : public attention::Attention<S> {
  public:
    Slots(tape::Run<S>& run, std::span<const tape::ParameterId> /*ids*/,
          const attention::Memory<S>& memory)
        : run_(run) {
        tape::Matrix<S> shares = tape::Matrix<S>::Zero(memory.positions, 3);
        for (tape::Index i = 0; i < memory.positions; ++i) {
            shares(i, i % 3) = 1;
        }
        memory_ = memory;
        memory_.keys = run.step(ofWords, tape::matmul(memory.keys, run.tape().constant(shares)));
        memory_.values = memory_.keys;
        memory_.positions = 3;
    }

    static const attention::Description& description() {
        static constexpr std::array stages{tape::Stage::Project, tape::Stage::Score,
                                           tape::Stage::Softmax, tape::Stage::Context};
        static constexpr std::array<const tape::StepLabel*, 4> steps{&ofWords, &toy::scores,
                                                                     &toy::weights, &toy::context};
        static constexpr auto text = toy::described("slots", stages, steps);
        return text;
    }

    attention::Attended<S> attend(tape::Expr<S> /*query*/, int /*t*/) override {
        const auto scores = run_.step(toy::scores, toy::rowOfKeys(memory_, 0));
        const auto weights = run_.step(toy::weights, tape::softmax(scores));
        return {.context = run_.step(toy::context, tape::blendPositions(memory_.values, weights)),
                .weights = weights};
    }

  private:
    static constexpr tape::StepLabel ofWords{
        .name = "slots",
        .stage = tape::Stage::Project,
        .role = tape::Role::Encoder,
        .symbol = "m",
        .element = "m_{@i}[@k]",
        .formula = R"(\step{slots}{m_{@i}} = \sum_j \step{states}{h_j})",
        .source = toy::source,
        .rows = tape::Axis::Unit,
        .columns = tape::Axis::Source,
        .meaning = "memory slots"};

    tape::Run<S>& run_;
    attention::Memory<S> memory_;
};

/// All of them.
inline std::vector<std::shared_ptr<const attention::Mechanism>> toyMechanisms() {
    return {std::make_shared<attention::MechanismOf<TwoHeads>>(),
            std::make_shared<attention::MechanismOf<TwoHops>>(),
            std::make_shared<attention::MechanismOf<Weightless>>(),
            std::make_shared<attention::MechanismOf<Uniform>>(),
            std::make_shared<attention::MechanismOf<Local>>(),
            std::make_shared<attention::MechanismOf<ByPlace>>(),
            std::make_shared<attention::MechanismOf<Slots>>()};
}

}  // namespace lab::test
