// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/decode.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <stdexcept>

#include "language/vocabulary.h"
#include "models/draws.h"
#include "models/interventions.h"
#include "models/stopped.h"
#include "models/translator_steps.h"
#include "tape/ops/elementwise.h"
#include "tape/ops/softmax.h"

namespace lab::models {
namespace {

using language::Vocabulary;
using tape::Expr;
using tape::Run;
using tape::Tape;
using Flat = tape::Parameters<float>::Flat;

void requireSensible(const Decoding& decoding) {
    if (decoding.beamWidth < 1 || decoding.maxLength < 1) {
        throw std::invalid_argument("translate: beam width and length must be positive numbers");
    }
    if (!(decoding.temperature >= 0)) {
        throw std::invalid_argument("translate: the temperature must be 0 or more");
    }
    for (const Intervention& number : decoding.whatIf.numbers) {
        if (!std::isfinite(number.value)) {
            throw std::invalid_argument("translate: the number put in place of '" + number.step +
                                        "' is not finite, give another");
        }
    }
}

void requireWord(int id, int least, const std::string& which, const Vocabulary& vocabulary) {
    if (id < least || id >= vocabulary.size()) {
        throw std::invalid_argument("translate: " + which + " has the number " +
                                    std::to_string(id) + ", it must be " + std::to_string(least) +
                                    " to " + std::to_string(vocabulary.size() - 1));
    }
}

void requireWords(const Decoding& decoding, const Vocabulary& vocabulary) {
    // <eos> within a forced translation would end it early, and the trace would lack its words.
    for (const int id : decoding.forced) {
        requireWord(id, Vocabulary::kUnk, "a forced word", vocabulary);
    }
    for (const ChosenWord& chosen : decoding.whatIf.words) {
        requireWord(chosen.word, Vocabulary::kEos, "a chosen word", vocabulary);
    }
}

/// The next word may be anything but padding and the start mark.
int likeliest(const Expr<float>& probabilities) {
    const auto p = probabilities.value().col(0);
    int best = Vocabulary::kEos;
    for (int id = Vocabulary::kEos; id < static_cast<int>(p.size()); ++id) {
        if (p(id) > p(best)) {
            best = id;
        }
    }
    return best;
}

/// The word that somebody has chosen for a target position.
std::optional<int> chosenAt(const WhatIf& whatIf, std::size_t target) {
    std::optional<int> word;
    for (const ChosenWord& chosen : whatIf.words) {
        if (chosen.target == static_cast<int>(target)) {
            word = chosen.word;
        }
    }
    return word;
}

/// Which source positions can be attended to, 1 or 0; empty: all.
std::vector<int> keptPositions(const WhatIf& whatIf, std::size_t positions) {
    if (whatIf.masked.empty()) {
        return {};
    }
    std::vector<int> keep(positions, 1);
    for (const int masked : whatIf.masked) {
        if (masked >= 0 && masked < static_cast<int>(positions)) {
            keep[static_cast<std::size_t>(masked)] = 0;
        }
    }
    return keep;
}

/// What decoding has come to.
template <typename S>
struct DecodedWords {
    std::vector<int> chosen;
    Expr<S> loss = {};  ///< of all words, where it was asked for
};

template <typename S>
void addLoss(Run<S>& run, Expr<S> logits, int word, Expr<S>& sum) {
    const Expr<S> loss =
        run.step(steps::wordLoss, tape::crossEntropy<S>(logits, std::span(&word, 1)));
    sum = sum ? tape::add(sum, loss) : loss;
}

/// Decodes on the run's tape and returns the chosen ids: those of the "what if", those `given`,
/// then the likeliest, until <eos>. Without it at most `mostWords`: one step more has then asked
/// for <eos> in vain.
DecodedWords<float> decodeAll(const Translator& translator, Run<float>& run,
                              std::span<const int> source, const Decoding& decoding,
                              std::span<const int> given, std::size_t mostWords) {
    const std::vector<int> keep = keptPositions(decoding.whatIf, source.size());
    auto encoded = translator.encode<float>(run, {.words = source, .memoryKeep = keep},
                                            drawsOf(decoding.seed), decoding.temperature);
    DecoderState<float> state = encoded.start;
    DecodedWords<float> decoded;
    std::vector<int>& chosen = decoded.chosen;
    int previous = Vocabulary::kBos;
    while (previous != Vocabulary::kEos) {
        requireGoingOn(decoding.stop);
        const std::size_t t = chosen.size();
        const auto step = translator.decode(run, encoded, state, std::span<const int>(&previous, 1),
                                            static_cast<int>(t));
        const int own = t < given.size() ? given[t] : likeliest(step.probabilities);
        previous = chosenAt(decoding.whatIf, t).value_or(own);
        if (t == mostWords && previous != Vocabulary::kEos) {
            break;
        }
        chosen.push_back(previous);
        state = step.state;
        if (decoding.gradients) {
            addLoss(run, step.logits, previous, decoded.loss);
        }
    }
    return decoded;
}

/// The steps of the encoder and of `targets` words: a last step that chose no word is not shown.
std::vector<tape::Step> stepsOf(const tape::Recorder& recorder, std::size_t targets) {
    std::vector<tape::Step> steps = recorder.steps();
    std::erase_if(steps, [targets](const tape::Step& step) {
        return step.place.target >= static_cast<int>(targets);
    });
    return steps;
}

struct Hypothesis {
    std::vector<int> words;
    double logProbability = 0;
    DecoderState<float> state;

    [[nodiscard]] bool finished() const {
        return !words.empty() && words.back() == Vocabulary::kEos;
    }
    /// Log probability a word, so that short sentences are not preferred.
    [[nodiscard]] double score() const {
        return logProbability / static_cast<double>(std::max<std::size_t>(1, words.size()));
    }
};

/// The `count` likeliest words, likeliest first.
std::vector<int> likeliest(const Expr<float>& probabilities, int count) {
    const auto p = probabilities.value().col(0);
    std::vector<int> ids(static_cast<std::size_t>(p.size()) - Vocabulary::kEos);
    std::iota(ids.begin(), ids.end(), Vocabulary::kEos);
    const auto end = ids.begin() + std::min<std::ptrdiff_t>(std::ssize(ids), count);
    std::partial_sort(ids.begin(), end, ids.end(), [&](int a, int b) { return p(a) > p(b); });
    ids.erase(end, ids.end());
    return ids;
}

/// The hypothesis continued with each of these words.
void expand(const Hypothesis& hypothesis, const Expr<float>& probabilities,
            const DecoderState<float>& state, std::span<const int> words,
            std::vector<Hypothesis>& into) {
    for (const int word : words) {
        Hypothesis next = hypothesis;
        next.words.push_back(word);
        const auto p = static_cast<double>(probabilities.value()(word, 0));
        next.logProbability += std::log(std::max(1e-30, p));
        next.state = state;
        into.push_back(std::move(next));
    }
}

bool allFinished(const std::vector<Hypothesis>& beam) {
    return std::ranges::all_of(beam, &Hypothesis::finished);
}

std::vector<int> sourceIds(const Model& model, const std::vector<std::string>& source) {
    std::vector<int> ids = model.source.encode(source);
    ids.push_back(Vocabulary::kEos);
    return ids;
}

std::vector<std::string> closed(std::vector<std::string> tokens) {
    tokens.emplace_back("<eos>");
    return tokens;
}

std::vector<const tape::Parameters<float>::Entry*> parametersByNode(const Run<float>& run,
                                                                    std::size_t nodes) {
    std::vector<const tape::Parameters<float>::Entry*> entries(nodes, nullptr);
    run.forEachParameter([&](tape::NodeId node, const auto& entry) {
        entries[static_cast<std::size_t>(node)] = &entry;
    });
    return entries;
}

/// The words that are not for the run itself to choose.
std::vector<int> givenIds(const Model& model, std::span<const int> source,
                          const Decoding& decoding) {
    switch (decoding.mode) {
        case Decoding::Mode::Greedy:
            return {};
        case Decoding::Mode::Beam:
            return beamSearch(model, source, decoding);
        case Decoding::Mode::Forced:
            break;
    }
    std::vector<int> ids = decoding.forced;
    ids.push_back(Vocabulary::kEos);
    return ids;
}

}  // namespace

std::vector<int> beamSearch(const Model& model, std::span<const int> source,
                            const Decoding& decoding) {
    requireSensible(decoding);
    Tape<float> tape;
    Interventions<float> interventions(decoding.whatIf.numbers);
    Run<float> run(tape, model.parameters, nullptr, nullptr,
                   decoding.whatIf.numbers.empty() ? nullptr : &interventions);
    const std::vector<int> keep = keptPositions(decoding.whatIf, source.size());
    auto encoded = model.translator.encode<float>(run, {.words = source, .memoryKeep = keep},
                                                  drawsOf(decoding.seed), decoding.temperature);
    std::vector<Hypothesis> beam{{{}, 0, encoded.start}};
    for (int t = 0; t < decoding.maxLength && !allFinished(beam); ++t) {
        std::vector<Hypothesis> next;
        for (const Hypothesis& hypothesis : beam) {
            requireGoingOn(decoding.stop);
            if (hypothesis.finished()) {
                next.push_back(hypothesis);
                continue;
            }
            const int previous = t == 0 ? Vocabulary::kBos : hypothesis.words.back();
            const auto step =
                model.translator.decode(run, encoded, hypothesis.state, std::span(&previous, 1), t);
            if (!step.probabilities.value().allFinite()) {  // NaN cannot be sorted
                tape.requireFinite();
            }
            const auto said = chosenAt(decoding.whatIf, static_cast<std::size_t>(t));
            expand(hypothesis, step.probabilities, step.state,
                   said ? std::vector{*said} : likeliest(step.probabilities, decoding.beamWidth),
                   next);
        }
        std::ranges::stable_sort(next, std::greater{}, &Hypothesis::score);
        next.resize(std::min(next.size(), static_cast<std::size_t>(decoding.beamWidth)));
        beam = std::move(next);
    }
    return beam.front().words;
}

std::shared_ptr<const Trace> translate(std::shared_ptr<const Model> model,
                                       const std::vector<std::string>& source,
                                       const Decoding& decoding) {
    if (source.empty()) {
        throw std::invalid_argument("translate: the sentence is empty, give at least one word");
    }
    requireSensible(decoding);
    requireWords(decoding, model->target);
    if (!decoding.typed.empty() && decoding.typed.size() != decoding.forced.size()) {
        throw std::invalid_argument("translate: of " + std::to_string(decoding.forced.size()) +
                                    " forced words " + std::to_string(decoding.typed.size()) +
                                    " are given as typed, it must be all or none");
    }
    const std::vector<int> ids = sourceIds(*model, source);
    const std::vector<int> given = givenIds(*model, ids, decoding);
    const auto mostWords = std::max(given.size(), static_cast<std::size_t>(decoding.maxLength));

    auto tape = std::make_unique<Tape<float>>();
    tape::Recorder recorder;
    Interventions<float> interventions(decoding.whatIf.numbers);
    std::unique_ptr<Flat> parameterGradient;
    if (decoding.gradients) {
        parameterGradient = std::make_unique<Flat>(Flat::Zero(model->parameters.flat().size()));
    }
    Run<float> run(*tape, model->parameters, parameterGradient.get(), &recorder,
                   decoding.whatIf.numbers.empty() ? nullptr : &interventions);
    auto [chosen, loss] = decodeAll(model->translator, run, ids, decoding, given, mostWords);
    tape->requireFinite();
    if (loss) {
        tape->backward(loss);
    }

    const bool asTyped = decoding.mode == Decoding::Mode::Forced;
    std::vector<std::string> target;
    target.reserve(chosen.size());
    for (std::size_t t = 0; t < chosen.size(); ++t) {
        target.push_back(asTyped && t < decoding.typed.size() ? decoding.typed[t]
                                                              : model->target.word(chosen[t]));
    }
    auto parameterOfNode = parametersByNode(run, tape->size());
    return std::make_shared<const Trace>(
        Trace::Parts{std::move(model), std::move(tape), stepsOf(recorder, chosen.size()),
                     closed(source), std::move(target), std::move(chosen),
                     std::move(parameterOfNode), std::move(parameterGradient)});
}

}  // namespace lab::models
