// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compare/contest.h"

#include <cmath>

#include "language/nearest_reference.h"
#include "training/tally.h"

namespace lab::gui {
namespace {

using language::SentencePair;

/// So many ways to translate a sentence are looked at; the grammar seldom knows more than two.
constexpr std::size_t mostReferences = 16;

/// None where the grammar does not know the sentence, or cannot be read: then nobody judges.
std::vector<SentencePair> referencesFor(const std::vector<std::string>& source,
                                        const GrammarStore& grammar) {
    try {
        return grammar.grammar().translations(source, mostReferences);
    } catch (const std::exception&) {
        return {};
    }
}

std::vector<std::string> wordsOf(const models::Trace& trace) {
    std::vector<std::string> words = trace.target();
    if (!trace.cutOff()) {
        words.pop_back();
    }
    return words;
}

std::optional<double> errorRateOf(const models::Trace& forced, const SentencePair& reference) {
    if (!forced.hasWeights() || forced.positions() != forced.sourcePositions()) {
        return std::nullopt;
    }
    training::Tally tally;
    tally.addAlignment(forced.alignment({}, models::Heads::Mean), reference);
    const double rate = tally.scores().alignmentErrorRate;
    return std::isnan(rate) ? std::nullopt : std::optional(rate);
}

Contested contend(const TranslationRequest& request, const Translate& translate,
                  const std::vector<SentencePair>& references) {
    const TranslationResult result = attempt(translate, request);
    Contested contested;
    contested.trace = result.trace;
    contested.problem = result.problem;
    if (result.trace == nullptr) {
        return contested;
    }
    if (const SentencePair* reference =
            language::nearestReference(references, wordsOf(*result.trace));
        reference != nullptr) {
        contested.reference = *reference;
        TranslationRequest forced = request;
        forced.decoding = scene::DecodingMode::Forced;
        forced.forced = contested.reference->target;
        forced.typedTarget.clear();
        const TranslationResult judged = attempt(translate, forced);
        contested.alignmentErrorRate = judged.trace == nullptr
                                           ? std::nullopt
                                           : errorRateOf(*judged.trace, *contested.reference);
    }
    return contested;
}

}  // namespace

Contest contestWith(Translate translate, const GrammarStore& grammar) {
    return [translate = std::move(translate), &grammar](
               const std::vector<TranslationRequest>& requests, const std::stop_token& stop) {
        std::vector<Contested> results;
        if (requests.empty()) {
            return results;
        }
        const auto references = referencesFor(requests.front().source, grammar);
        for (TranslationRequest request : requests) {
            if (stop.stop_requested()) {
                break;
            }
            request.stop = stop;
            results.push_back(contend(request, translate, references));
        }
        return results;
    };
}

}  // namespace lab::gui
