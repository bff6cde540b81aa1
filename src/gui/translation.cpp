// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/translation.h"

#include <QCoreApplication>
#include <exception>
#include <new>

#include "models/decode.h"

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

Translate translateWith(const ModelStore& store) {
    return [&store](const TranslationRequest& request) {
        const auto model = store.load(request.model, request.mechanism);
        models::Decoding decoding;
        decoding.mode = modeOf(request.decoding);
        decoding.beamWidth = request.beamWidth;
        decoding.forced = model->target.encode(request.forced);
        decoding.typed = request.forced;
        decoding.seed = request.draw;
        decoding.temperature = static_cast<float>(request.temperature);
        decoding.stop = request.stop;
        return models::translate(model, request.source, decoding);
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

}  // namespace lab::gui
