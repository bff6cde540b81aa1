// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/translator.h"

#include <array>

#include "layers/initialise.h"
#include "models/translator_steps.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/positions.h"
#include "tape/ops/product.h"
#include "tape/ops/shape.h"
#include "tape/ops/softmax.h"

namespace lab::models {

using tape::Expr;
using tape::Index;
using tape::Run;

template <typename S>
Translator::Translator(const TranslatorConfig& config,
                       std::shared_ptr<const attention::Mechanism> mechanism,
                       tape::Parameters<S>& parameters)
    : config_(config),
      mechanism_(std::move(mechanism)),
      sourceEmbedding_(parameters, "source.embedding", config.embedding, config.sourceWords),
      encoder_(parameters, "encoder", config.embedding, config.encoder),
      start_(parameters, "start", config.encoder, config.decoder),
      settings_(mechanism_->description().settings),
      attentionIds_(attention::addParameters(*mechanism_, parameters, "attention.",
                                             {.query = config.decoder,
                                              .key = 2 * config.encoder,
                                              .value = 2 * config.encoder,
                                              .hidden = config.attention,
                                              .inner = config.attention,
                                              .output = 2 * config.encoder},
                                             settings_)),
      targetEmbedding_(parameters, "target.embedding", config.embedding, config.targetWords),
      decoder_(parameters, "decoder", config.embedding, config.decoder),
      contextToDecoder_(parameters.add("decoder.C", {3 * config.decoder, 2 * config.encoder})),
      readout_(parameters, "readout", config.decoder + config.embedding + 2 * config.encoder,
               config.readout),
      output_(parameters, "output", config.readout, config.targetWords) {}

void Translator::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    sourceEmbedding_.initialise(parameters, random);
    encoder_.initialise(parameters, random);
    start_.initialise(parameters, random);
    attention::initialise(*mechanism_, attentionIds_, parameters, random);
    targetEmbedding_.initialise(parameters, random);
    decoder_.initialise(parameters, random);
    layers::fillGlorot(parameters.value(contextToDecoder_), random, 3);
    readout_.initialise(parameters, random);
    output_.initialise(parameters, random);
}

namespace {

/// One sentence on the timeline: the encoder's states, position by position.
template <typename S>
void nameDirections(Run<S>& run, const layers::Annotations<S>& annotations) {
    if (run.recorder() == nullptr) {
        return;
    }
    for (std::size_t i = 0; i < annotations.forward.size(); ++i) {
        run.moveTo({.source = static_cast<int>(i)});
        run.step(steps::forward, annotations.forward[i]);
        run.step(steps::backward, annotations.backward[i]);
    }
    run.moveTo({});
}

}  // namespace

template <typename S>
Translator::Encoded<S> Translator::encode(Run<S>& run, std::span<const int> source, Index sentences,
                                          std::span<const int> sourceKeep,
                                          std::span<const int> memoryKeep, S temperature) const {
    run.moveTo({});
    const Expr<S> words = run.step(steps::embedding, sourceEmbedding_(run, source));
    const auto annotations = encoder_(run, words, sentences, sourceKeep);
    nameDirections(run, annotations);
    run.step(steps::states, annotations.states);

    Encoded<S> encoded;
    encoded.memory = {.keys = annotations.states,
                      .values = annotations.states,
                      .keep = memoryKeep,
                      .positions = static_cast<Index>(annotations.forward.size()),
                      .temperature = temperature};
    encoded.start = run.step(steps::start, tape::tanh(start_(run, annotations.backward.front())));
    encoded.attention = mechanism_->begin(run, attentionIds_, encoded.memory, settings_);
    return encoded;
}

template <typename S>
Translator::Recurrent<S> Translator::recurrentStep(Run<S>& run, Encoded<S>& encoded, Expr<S> state,
                                                   Expr<S> projectedWord, int t) const {
    run.moveTo({.target = t});
    const Expr<S> query = run.step(steps::query, state);
    const Expr<S> context = encoded.attention->attend(query, t).context;
    const Expr<S> projected = tape::affine(run[contextToDecoder_], context, projectedWord);
    const auto* labels = run.recorder() == nullptr ? nullptr : &steps::decoder;
    return {run.step(steps::state, decoder_.step(run, projected, query, labels)), context};
}

template <typename S>
Expr<S> Translator::readout(Run<S>& run, Expr<S> state, Expr<S> word, Expr<S> context) const {
    const std::array<Expr<S>, 3> parts{state, word, context};
    return tape::tanh(readout_(run, tape::stackRows<S>(parts)));
}

template <typename S>
Translator::Decoded<S> Translator::decode(Run<S>& run, Encoded<S>& encoded, Expr<S> state,
                                          std::span<const int> previous, int t) const {
    run.moveTo({.target = t});
    const Expr<S> word = run.step(steps::previousWord, targetEmbedding_(run, previous));
    const auto step = recurrentStep(run, encoded, state, decoder_.project(run, word), t);
    const Expr<S> read = run.step(steps::readout, readout(run, step.state, word, step.context));
    const Expr<S> logits = run.step(steps::logits, output_(run, read));
    return {step.state, logits, run.step(steps::probabilities, tape::softmax(logits))};
}

/// The words are known, so their products and the readout are taken for all positions at once.
template <typename S>
Expr<S> Translator::loss(Run<S>& run, const Batch& batch) const {
    auto encoded =
        encode<S>(run, batch.source, batch.sentences, batch.sourceKeep, batch.memoryKeep);
    const Expr<S> words = targetEmbedding_(run, batch.previous);
    const Expr<S> projected = decoder_.project(run, words);
    const auto positions = static_cast<std::size_t>(batch.targetPositions);
    std::vector<Expr<S>> states(positions);
    std::vector<Expr<S>> contexts(positions);
    std::vector<Expr<S>> word(positions);
    Expr<S> state = encoded.start;
    for (std::size_t t = 0; t < positions; ++t) {
        const Index first = static_cast<Index>(t) * batch.sentences;
        const auto step =
            recurrentStep(run, encoded, state, tape::columns(projected, first, batch.sentences),
                          static_cast<int>(t));
        state = step.state;
        states[t] = step.state;
        contexts[t] = step.context;
        word[t] = tape::columns(words, first, batch.sentences);
    }
    const Expr<S> read = readout(run, tape::joinPositions<S>(states), tape::joinPositions<S>(word),
                                 tape::joinPositions<S>(contexts));
    return tape::crossEntropy(output_(run, read), batch.target);
}

#define LAB_INSTANTIATE(S)                                                                   \
    template Translator::Translator(const TranslatorConfig&,                                 \
                                    std::shared_ptr<const attention::Mechanism>,             \
                                    tape::Parameters<S>&);                                   \
    template Translator::Encoded<S> Translator::encode(                                      \
        Run<S>&, std::span<const int>, Index, std::span<const int>, std::span<const int>, S) \
        const;                                                                               \
    template Translator::Decoded<S> Translator::decode(Run<S>&, Encoded<S>&, Expr<S>,        \
                                                       std::span<const int>, int) const;     \
    template Expr<S> Translator::loss(Run<S>&, const Batch&) const;
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::models
