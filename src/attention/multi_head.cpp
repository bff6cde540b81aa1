// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/multi_head.h"

#include <array>
#include <cmath>
#include <string>

#include "attention/softmax_context.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/positions.h"
#include "tape/ops/product.h"
#include "tape/ops/shape.h"

namespace lab::attention {
namespace {

using tape::Axis;
using tape::Expr;
using tape::Index;
using tape::Place;
using tape::Role;
using tape::Stage;
using tape::StepLabel;

constexpr std::string_view section = "Vaswani et al. 2017, section 3.2.2";
constexpr std::string_view equation = "Vaswani et al. 2017, eq. 1, each head";

constexpr StepLabel keysLabel{
    .name = "head.keys",
    .stage = Stage::Project,
    .role = Role::Encoder,
    .symbol = "k^{(@n)}",
    .element = "k^{(@n)}_{@i}[@k]",
    .formula = R"(\step{head.keys}{k^{(@n)}_{@i}} = W_K^{(@n)} \step{states}{h_{@i}})",
    .source = section,
    .rows = Axis::Unit,
    .columns = Axis::Source,
    .meaning = "keys of a head, computed once a sentence",
    .brief = "keys"};
constexpr StepLabel valuesLabel{
    .name = "head.values",
    .stage = Stage::Project,
    .role = Role::Context,
    .symbol = "v^{(@n)}",
    .element = "v^{(@n)}_{@i}[@k]",
    .formula = R"(\step{head.values}{v^{(@n)}_{@i}} = W_V^{(@n)} \step{states}{h_{@i}})",
    .source = section,
    .rows = Axis::Unit,
    .columns = Axis::Source,
    .meaning = "values of a head, computed once a sentence",
    .brief = "values"};
constexpr StepLabel queryLabel{
    .name = "head.query",
    .stage = Stage::Project,
    .role = Role::Decoder,
    .symbol = "q^{(@n)}_{@t}",
    .element = "q^{(@n)}_{@t}[@k]",
    .formula = R"(\step{head.query}{q^{(@n)}_{@t}} = W_Q^{(@n)} \step{query}{s_{@q}})",
    .source = section,
    .meaning = "query of a head",
    .brief = "query"};
constexpr StepLabel scoresLabel{
    .name = "scores",
    .stage = Stage::Score,
    .role = Role::Score,
    .symbol = "e^{(@n)}_{@t}",
    .element = "e^{(@n)}_{@t,@i}",
    .formula = R"(\step{scores}{e^{(@n)}_{@t,@i}} = \frac{\step{head.query}{q^{(@n)}_{@t}}^\top )"
               R"(\step{head.keys}{k^{(@n)}_{@i}}}{\sqrt{d / \text{heads}}})",
    .source = equation,
    .rows = Axis::Source,
    .meaning = "scores of a head",
    .brief = "scores"};
constexpr labels::Blend blend{
    .weights = {.name = "weights",
                .stage = Stage::Softmax,
                .role = Role::Weight,
                .symbol = R"(\alpha^{(@n)}_{@t})",
                .element = R"(\alpha^{(@n)}_{@t,@i})",
                .formula = R"(\step{weights}{\alpha^{(@n)}_{@t,@i}} = )"
                           R"(\frac{\exp(\step{scores}{e^{(@n)}_{@t,@i}})})"
                           R"({\sum_{j} \exp(\step{scores}{e^{(@n)}_{@t,j}})})",
                .source = equation,
                .rows = Axis::Source,
                .meaning = "alignment weights of a head",
                .brief = "weights"},
    .context = {.name = "head.context",
                .stage = Stage::Context,
                .role = Role::Context,
                .symbol = "c^{(@n)}_{@t}",
                .element = "c^{(@n)}_{@t}[@k]",
                .formula = R"(\step{head.context}{c^{(@n)}_{@t}} = \sum_{i} )"
                           R"(\step{weights}{\alpha^{(@n)}_{@t,i}} \, )"
                           R"(\step{head.values}{v^{(@n)}_{i}})",
                .source = equation,
                .meaning = "what a head has gathered",
                .brief = "head's context"}};
constexpr StepLabel joinedLabel{
    .name = "joined.heads",
    .stage = Stage::MergeHeads,
    .role = Role::Context,
    .symbol = R"([c^{(1)}_{@t}; \ldots])",
    .element = R"([c^{(1)}_{@t}; \ldots][@k])",
    .formula = R"(\step{joined.heads}{[c^{(1)}_{@t}; \ldots]} = )"
               R"([\step{head.context}{c^{(1)}_{@t}}; \step{head.context}{c^{(2)}_{@t}}; \ldots])",
    .source = section,
    .meaning = "the heads one above the other",
    .brief = "joined heads"};
constexpr StepLabel contextLabel{
    .name = "context",
    .stage = Stage::MergeHeads,
    .role = Role::Context,
    .symbol = "c_{@t}",
    .element = "c_{@t}[@k]",
    .formula = R"(\step{context}{c_{@t}} = W_O \step{joined.heads}{[c^{(1)}_{@t}; \ldots]})",
    .source = section,
    .meaning = "context vector",
    .brief = "context"};

std::int64_t multiplyAdds(const Work& work) {
    const auto& [sizes, settings, sources, targets] = work;
    return sources * sizes.inner * (sizes.key + sizes.value) +
           targets * sizes.inner * (sizes.query + 2 * sources + sizes.output);
}

void check(const Description& self, const Sizes& sizes, const Settings& settings) {
    const int heads = settings.of("heads");
    if (sizes.inner % heads != 0) {
        throw AttentionError(std::string(self.id) + ": d = " + std::to_string(sizes.inner) +
                             " units cannot be shared out to " + std::to_string(heads) +
                             " heads, make d a multiple of heads");
    }
}

constexpr std::array<ParameterSpec, 4> parameters{
    {{"W_Q", "d", "dq"}, {"W_K", "d", "dk"}, {"W_V", "d", "dv"}, {"W_O", "do", "d"}}};
constexpr std::array<SettingSpec, 1> settingSpecs{
    {{.name = "heads", .meaning = "how many heads attend", .standard = 4, .least = 1, .most = 64}}};
constexpr std::array stages{Stage::Project, Stage::Score, Stage::Softmax, Stage::Context,
                            Stage::MergeHeads};
constexpr std::array<const StepLabel*, 8> steps{&keysLabel,   &valuesLabel,   &queryLabel,
                                                &scoresLabel, &blend.weights, &blend.context,
                                                &joinedLabel, &contextLabel};

const Description text{
    .id = "multi-head",
    .name = "Multi-head",
    .paper = "Vaswani 2017",
    .citation =
        "Vaswani et al. 2017, Attention Is All You Need, section 3.2.2, each head as in "
        "section 3.2.1 (eq. 1)",
    .parameters = parameters,
    .settings = settingSpecs,
    .context = "do",
    .stages = stages,
    .steps = steps,
    .does =
        "Several small attentions look at the sentence at once, each with queries, keys and "
        "values of its own, and a matrix merges what they found.",
    .why =
        "One softmax can point to one thing at a time; with heads the decoder can look for the "
        "word itself and for what it agrees with in the same step.",
    .fails =
        "No single head need show the alignment, many of them do the same, and each has fewer "
        "units to compare with.",
    .multiplyAdds = multiplyAdds,
    .check = check};

}  // namespace

template <typename S>
const Description& MultiHead<S>::description() {
    return text;
}

template <typename S>
MultiHead<S>::MultiHead(tape::Run<S>& run, std::span<const tape::ParameterId> ids,
                        const Memory<S>& memory, const Settings& settings)
    : run_(run), queryMatrix_(run[ids[0]]), outputMatrix_(run[ids[3]]) {
    const auto keys = tape::matmul(run[ids[1]], memory.keys);
    const auto values = tape::matmul(run[ids[2]], memory.values);
    const int count = settings.of("heads");
    const Index units = keys.rows() / count;
    const Place here = run.place();
    for (int head = 0; head < count; ++head) {
        moveToHead(here, head);
        Memory<S> own = memory;
        own.keys = run.step(keysLabel, tape::rows(keys, head * units, units));
        own.values = run.step(valuesLabel, tape::rows(values, head * units, units));
        heads_.push_back(std::move(own));
    }
    run.moveTo(here);
}

template <typename S>
void MultiHead<S>::moveToHead(Place place, int head) {
    place.head = head;
    run_.moveTo(place);
}

template <typename S>
Expr<S> MultiHead<S>::attendWith(int head, Expr<S> queries) {
    const Memory<S>& own = heads_[static_cast<std::size_t>(head)];
    const Index units = own.keys.rows();
    const auto query = run_.step(queryLabel, tape::rows(queries, head * units, units));
    const auto product = tape::scorePositions(own.keys, query);
    const auto scores =
        run_.step(scoresLabel, tape::scale(product, S(1) / std::sqrt(static_cast<S>(units))));
    return softmaxContext(run_, own, scores, blend).context;
}

template <typename S>
Attended<S> MultiHead<S>::attend(Expr<S> query, int /*t*/) {
    const auto queries = tape::matmul(queryMatrix_, query);
    const Place here = run_.place();
    std::vector<Expr<S>> contexts;
    for (int head = 0; head < static_cast<int>(heads_.size()); ++head) {
        moveToHead(here, head);
        contexts.push_back(attendWith(head, queries));
    }
    run_.moveTo(here);
    const auto joined = run_.step(joinedLabel, tape::stackRows<S>(contexts));
    return {.context = run_.step(contextLabel, tape::matmul(outputMatrix_, joined))};
}

template class MultiHead<float>;
template class MultiHead<double>;

}  // namespace lab::attention
