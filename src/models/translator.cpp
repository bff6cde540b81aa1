// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/translator.h"

#include "models/translator_steps.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/positions.h"
#include "tape/ops/shape.h"
#include "tape/ops/softmax.h"

namespace lab::models {
namespace {

using tape::Expr;
using tape::Index;
using tape::Run;

const TranslatorConfig& sensible(const TranslatorConfig& config) {
    requireSensible(config);
    return config;
}

DecoderShape decoderShape(const TranslatorConfig& config, const attention::Description& mechanism) {
    return {.cell = config.cell,
            .word = config.embedding,
            .units = config.decoder,
            .context = attentionSizes(config).of(mechanism.context),
            .readout = config.readout,
            .inputFeeding = config.inputFeeding};
}

}  // namespace

template <typename S>
Translator::Translator(const TranslatorConfig& config,
                       std::shared_ptr<const attention::Mechanism> mechanism,
                       tape::Parameters<S>& parameters)
    : config_(sensible(config)),
      mechanism_(std::move(mechanism)),
      sourceEmbedding_(parameters, "source.embedding", config.embedding, config.sourceWords),
      encoder_(parameters, "encoder", config.embedding, config.encoder, config.cell,
               config.bidirectional ? layers::Reading::BothWays : layers::Reading::Forward),
      start_(parameters, "start", config.encoder, config.decoder),
      settings_(settingsOf(config, mechanism_->description())),
      attentionIds_(attention::addParameters(*mechanism_, parameters, "attention.",
                                             attentionSizes(config), settings_)),
      targetEmbedding_(parameters, "target.embedding", config.embedding, config.targetWords),
      decoder_(parameters, config.order, decoderShape(config, mechanism_->description())),
      output_(parameters, "output", config.readout, config.targetWords) {
    for (const attention::SettingSpec& spec : settings_.specs()) {
        config_.settings[std::string(spec.name)] = settings_.of(spec.name);
    }
}

void Translator::initialise(tape::Parameters<float>& parameters, base::Random& random) const {
    sourceEmbedding_.initialise(parameters, random);
    encoder_.initialise(parameters, random);
    start_.initialise(parameters, random);
    attention::initialise(*mechanism_, attentionIds_, parameters, random);
    targetEmbedding_.initialise(parameters, random);
    decoder_.initialise(parameters, random);
    output_.initialise(parameters, random);
}

std::vector<tape::Stage> Translator::stages() const {
    std::vector<tape::Stage> stages;
    if (decoder_.stepsFirst()) {
        stages.push_back(tape::Stage::State);
    }
    const auto own = mechanism_->description().stages;
    stages.insert(stages.end(), own.begin(), own.end());
    stages.push_back(tape::Stage::Output);
    return stages;
}

namespace {

template <typename S>
layers::CellState<S> named(Run<S>& run, layers::CellState<S> state, const tape::StepLabel& hidden,
                           const tape::StepLabel& cell) {
    state.h = run.step(hidden, state.h);
    if (state.c) {
        state.c = run.step(cell, state.c);
    }
    return state;
}

}  // namespace

template <typename S>
Translator::Encoded<S> Translator::encode(Run<S>& run, const Source& source,
                                          const attention::Uniform& uniform, S temperature) const {
    const auto& labels = steps::encoder(config_.cell, config_.bidirectional);
    run.moveTo({});
    const Expr<S> words = run.step(steps::embedding, sourceEmbedding_(run, source.words));
    const auto annotations = encoder_(run, words, source.sentences, source.keep,
                                      run.named() ? &labels.annotations : nullptr);

    Encoded<S> encoded;
    encoded.memory = {.keys = annotations.states,
                      .values = annotations.states,
                      .keep = source.memoryKeep,
                      .positions = static_cast<Index>(annotations.forward.size()),
                      .temperature = temperature,
                      .lengths = source.lengths,
                      .uniform = uniform};
    encoded.start = decoder_.start(tape::tanh(start_(run, annotations.whole())));
    encoded.start.cell = named(run, encoded.start.cell, labels.start, steps::startCell);
    encoded.attention = mechanism_->begin(run, attentionIds_, encoded.memory, settings_);
    return encoded;
}

template <typename S>
Translator::Decoded<S> Translator::decode(Run<S>& run, Encoded<S>& encoded,
                                          const DecoderState<S>& state,
                                          std::span<const int> previous, int t) const {
    run.moveTo(decoder_.placeOf(t));
    const Expr<S> word = run.step(decoder_.previousWord(), targetEmbedding_(run, previous));
    const auto step = decoder_.step(run, *encoded.attention, state, decoder_.project(run, word), t);
    const Expr<S> read =
        step.readout ? step.readout
                     : decoder_.readout(run, step.state.cell.h, word, step.attended.context);
    const Expr<S> logits = run.step(decoder_.logits(), output_(run, read));
    return {step.state, logits, run.step(steps::probabilities, tape::softmax(logits))};
}

namespace {

/// What a decoder gives position by position, until all of it is joined.
template <typename S>
struct Gathered {
    std::vector<Expr<S>> states;
    std::vector<Expr<S>> words;
    std::vector<Expr<S>> contexts;
    std::vector<Expr<S>> readouts;  ///< empty where they can be taken at once
    std::vector<attention::Attended<S>> attended;

    void add(const DecoderStep<S>& step, Expr<S> word) {
        states.push_back(step.state.cell.h);
        words.push_back(word);
        contexts.push_back(step.attended.context);
        attended.push_back(step.attended);
        if (step.readout) {
            readouts.push_back(step.readout);
        }
    }
};

}  // namespace

/// The words are known, so their products and the readout are taken for all positions at once.
template <typename S>
Translator::Forced<S> Translator::force(Run<S>& run, const Batch& batch,
                                        const attention::Uniform& uniform) const {
    auto encoded = encode<S>(
        run,
        {batch.source, batch.sentences, batch.sourceKeep, batch.memoryKeep, batch.sourceLengths},
        uniform);
    const Expr<S> words = targetEmbedding_(run, batch.previous);
    const Expr<S> projected = decoder_.project(run, words);
    DecoderState<S> state = encoded.start;
    Gathered<S> all;
    for (Index t = 0; t < batch.targetPositions; ++t) {
        const Index first = t * batch.sentences;
        const auto step =
            decoder_.step(run, *encoded.attention, state,
                          tape::columns(projected, first, batch.sentences), static_cast<int>(t));
        state = step.state;
        all.add(step, tape::columns(words, first, batch.sentences));
    }
    const Expr<S> read = all.readouts.empty()
                             ? decoder_.readout(run, tape::joinPositions<S>(all.states),
                                                tape::joinPositions<S>(all.words),
                                                tape::joinPositions<S>(all.contexts))
                             : tape::joinPositions<S>(all.readouts);
    return {output_(run, read), std::move(all.attended)};
}

template <typename S>
Expr<S> Translator::loss(Run<S>& run, const Batch& batch, const attention::Uniform& uniform) const {
    return tape::crossEntropy(force(run, batch, uniform).logits, batch.target);
}

#define LAB_INSTANTIATE(S)                                                                  \
    template Translator::Translator(const TranslatorConfig&,                                \
                                    std::shared_ptr<const attention::Mechanism>,            \
                                    tape::Parameters<S>&);                                  \
    template Translator::Encoded<S> Translator::encode(Run<S>&, const Source&,              \
                                                       const attention::Uniform&, S) const; \
    template Translator::Decoded<S> Translator::decode(                                     \
        Run<S>&, Encoded<S>&, const DecoderState<S>&, std::span<const int>, int) const;     \
    template Translator::Forced<S> Translator::force(Run<S>&, const Batch&,                 \
                                                     const attention::Uniform&) const;      \
    template Expr<S> Translator::loss(Run<S>&, const Batch&, const attention::Uniform&) const;
LAB_INSTANTIATE(float)
LAB_INSTANTIATE(double)
#undef LAB_INSTANTIATE

}  // namespace lab::models
