// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "gui/model_store.h"
#include "gui/sentence_reading.h"
#include "models/decode.h"
#include "models/trace.h"
#include "scene/scene.h"

namespace lab::gui {

/// What a translation depends on; two equal requests give the same trace.
struct TranslationRequest {
    QString model;
    QString mechanism;
    std::vector<std::string> source;  ///< tokens without <eos>
    scene::DecodingMode decoding = scene::DecodingMode::Greedy;
    int beamWidth = 4;
    std::vector<std::string> forced;  ///< target tokens when forced
    /// What was typed for the two; a model of other languages reads it by their rules. Empty where
    /// the tokens are as they must be.
    QString typed = {};
    QString typedTarget = {};
    std::uint64_t draw = 1;     ///< seed of what the mechanism draws, where it does
    double temperature = 1;     ///< of the alignment softmax
    scene::WhatIf whatIf = {};  ///< its changes; its temperature is of no account here
    bool gradients = false;     ///< of the words' losses
    /// Who translates may be told to stop; whoever compares requests leaves it as it is.
    std::stop_token stop = {};

    friend bool operator==(const TranslationRequest&, const TranslationRequest&) = default;
};

/// What a scene asks for, its sentence and what it shall say having been read; none while they
/// cannot be translated.
std::optional<TranslationRequest> requestOf(const scene::Scene& scene,
                                            const SentenceReading& sentence,
                                            const SentenceReading& forced);

/// What came of it: a trace, or one line that says why there is none.
struct TranslationResult {
    std::shared_ptr<const models::Trace> trace;
    QString problem;
    /// Where the reader has changed something: the run as it is without.
    std::shared_ptr<const models::Trace> original = nullptr;
};

/// Runs in a worker thread; throws std::exception when it cannot, or is stopped.
using Translate = std::function<std::shared_ptr<const models::Trace>(const TranslationRequest&)>;

/// What the model is asked to do.
models::Decoding decodingOf(const TranslationRequest& request, const models::Model& model);

/// The same with the tokens that this model makes of what was typed.
TranslationRequest readFor(const models::Model& model, TranslationRequest request);

/// Translates with the models of a store, which must outlive the function.
Translate translateWith(const ModelStore& store);

/// Calls `translate` and turns whatever it throws into `problem`.
TranslationResult attempt(const Translate& translate, const TranslationRequest& request);

/// The same, and the original beside it where the request changes something. A request that keeps
/// the words makes the changed run say what the original says.
TranslationResult attemptWithOriginal(const Translate& translate,
                                      const TranslationRequest& request);

}  // namespace lab::gui
