// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/none.h"

#include <algorithm>
#include <array>

#include "tape/ops/elementwise.h"
#include "tape/ops/lookup.h"

namespace lab::attention {
namespace {

using tape::Index;
using tape::Stage;
using tape::StepLabel;

constexpr StepLabel contextLabel{.name = "context",
                                 .stage = Stage::Context,
                                 .role = tape::Role::Context,
                                 .symbol = "c_{@t}",
                                 .element = "c_{@t}[@k]",
                                 .formula = R"(\step{context}{c_{@t}} = \step{states}{h_{m}})",
                                 .source = "Cho et al. 2014, section 2.2",
                                 .meaning = "the last encoder state, always the same",
                                 .brief = "last state"};

std::int64_t multiplyAdds(const Work& /*work*/) {
    return 0;
}

constexpr std::array stages{Stage::Context};
constexpr std::array<const StepLabel*, 1> steps{&contextLabel};

const Description text{
    .id = "none",
    .name = "No attention",
    .paper = "Sutskever 2014, Cho 2014",
    .citation =
        "Sutskever, Vinyals and Le 2014, Sequence to Sequence Learning with Neural "
        "Networks, section 2; Cho et al. 2014, Learning Phrase Representations using RNN "
        "Encoder-Decoder for Statistical Machine Translation, section 2.2",
    .stages = stages,
    .steps = steps,
    .does =
        "The decoder gets one vector for the whole sentence, the last encoder state, at every "
        "step the same.",
    .why =
        "It was the first neural translator that needed nothing but two networks: one reads the "
        "sentence into a vector, the other writes it out.",
    .fails =
        "A vector of fixed length cannot hold a long sentence, so the translation gets worse "
        "the more words there are: the reason why attention was invented.",
    .multiplyAdds = multiplyAdds};

template <typename S>
Index lastKept(const Memory<S>& memory, Index b) {
    Index i = memory.length(b) - 1;
    while (i >= 0 && !memory.keeps(b, i)) {
        --i;
    }
    return i;
}

}  // namespace

template <typename S>
const Description& None<S>::description() {
    return text;
}

template <typename S>
None<S>::None(tape::Run<S>& run, std::span<const tape::ParameterId> /*ids*/,
              const Memory<S>& memory)
    : run_(run), memory_(memory) {
    for (Index b = 0; b < memory.sentences(); ++b) {
        const Index i = lastKept(memory, b);
        last_.push_back(i < 0 ? 0 : static_cast<int>(b * memory.positions + i));
        exists_.push_back(i < 0 ? 0 : 1);
    }
}

template <typename S>
Attended<S> None<S>::attend(tape::Expr<S> /*query*/, int /*t*/) {
    auto context = tape::lookup<S>(memory_.values, last_);
    if (std::ranges::count(exists_, 0) > 0) {
        const auto zero =
            run_.tape().constant(tape::Matrix<S>::Zero(context.rows(), context.columns()));
        context = tape::select<S>(exists_, context, zero);
    }
    return {.context = run_.step(contextLabel, context)};
}

template class None<float>;
template class None<double>;

}  // namespace lab::attention
