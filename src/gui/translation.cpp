// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/translation.h"

#include <QCoreApplication>
#include <exception>
#include <new>

#include "models/typed_text.h"

namespace lab::gui {
namespace {

models::Decoding::Mode modeOf(scene::DecodingMode mode) {
    switch (mode) {
        case scene::DecodingMode::Beam:
            return models::Decoding::Mode::Beam;
        case scene::DecodingMode::Forced:
            return models::Decoding::Mode::Forced;
        case scene::DecodingMode::Greedy:
            break;
    }
    return models::Decoding::Mode::Greedy;
}

}  // namespace

std::optional<TranslationRequest> requestOf(const scene::Scene& scene,
                                            const SentenceReading& sentence,
                                            const SentenceReading& forced) {
    // Until something is typed that it shall say, it says what it likes.
    const bool isForced = scene.decoding == scene::DecodingMode::Forced;
    const bool told = isForced && !forced.empty();
    if (!sentence.translatable() || (told && !forced.translatable())) {
        return std::nullopt;
    }
    return TranslationRequest{
        .model = scene.model,
        .mechanism = scene.mechanism,
        .source = sentence.tokens,
        .decoding = isForced && !told ? scene::DecodingMode::Greedy : scene.decoding,
        .beamWidth = scene.beamWidth,
        .forced = told ? forced.tokens : std::vector<std::string>{},
        .typed = scene.sentence,
        .typedTarget = told ? scene.forcedTarget : QString(),
        .draw = static_cast<std::uint64_t>(scene.draw),
        .temperature = scene.whatIf.temperature,
        .whatIf = scene.whatIf,
        .gradients = scene::needsGradients(scene)};
}

models::Decoding decodingOf(const TranslationRequest& request, const models::Model& model) {
    models::Decoding decoding;
    decoding.mode = modeOf(request.decoding);
    decoding.beamWidth = request.beamWidth;
    decoding.forced = model.target.encode(request.forced);
    decoding.typed = request.forced;
    decoding.seed = request.draw;
    decoding.temperature = static_cast<float>(request.temperature);
    decoding.whatIf = scene::whatIfFor(request.whatIf, model.target);
    decoding.gradients = request.gradients;
    decoding.stop = request.stop;
    return decoding;
}

TranslationRequest readFor(const models::Model& model, TranslationRequest request) {
    if (!request.typed.isEmpty()) {
        request.source = models::sourceTokens(request.typed.toStdString(), model);
    }
    if (!request.typedTarget.isEmpty()) {
        request.forced = models::targetTokens(request.typedTarget.toStdString(), model);
    }
    return request;
}

Translate translateWith(const ModelStore& store) {
    return [&store](const TranslationRequest& request) {
        const auto model = store.load(request.model, request.mechanism);
        const TranslationRequest read = readFor(*model, request);
        return models::translate(model, read.source, decodingOf(read, *model));
    };
}

TranslationResult attempt(const Translate& translate, const TranslationRequest& request) {
    try {
        return {.trace = translate(request), .problem = {}};
    } catch (const std::bad_alloc&) {
        return {.trace = nullptr,
                .problem = QCoreApplication::translate(
                    "Translation", "not enough memory for this sentence: close other programs")};
    } catch (const std::exception& error) {
        return {.trace = nullptr, .problem = QString::fromUtf8(error.what())};
    }
}

TranslationResult attemptWithOriginal(const Translate& translate,
                                      const TranslationRequest& request) {
    TranslationRequest plain = request;
    plain.whatIf = {};
    plain.temperature = 1;
    TranslationResult original = attempt(translate, plain);
    const bool changed = request.temperature != 1 || !request.whatIf.isIdle();
    if (original.trace == nullptr || !changed) {
        return original;
    }
    TranslationRequest next = request;
    if (request.whatIf.keepsWords) {
        next.decoding = scene::DecodingMode::Forced;
        next.forced = original.trace->target();
        next.typedTarget.clear();
        if (!original.trace->cutOff()) {
            next.forced.pop_back();
        }
    }
    TranslationResult result = attempt(translate, next);
    result.original = original.trace;
    return result;
}

}  // namespace lab::gui
