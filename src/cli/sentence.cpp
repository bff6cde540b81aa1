// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/sentence.h"

#include <algorithm>

#include "cli/printable.h"
#include "cli/weights.h"
#include "language/language.h"
#include "language/tokenizer.h"
#include "models/typed_text.h"

namespace lab::cli {
namespace {

using language::Vocabulary;
using models::Decoding;
using Tokens = std::vector<std::string>;

void requireLength(const Tokens& tokens, const std::string& what) {
    if (tokens.empty()) {
        throw UsageError(what + " is empty, give at least one word");
    }
    if (tokens.size() > maxSentenceTokens) {
        throw UsageError(what + " has " + std::to_string(tokens.size()) +
                         " words and signs, give at most " + std::to_string(maxSentenceTokens));
    }
}

void noteUnknown(const Tokens& tokens, const Vocabulary& vocabulary, Environment& environment) {
    Tokens unknown;
    for (const std::string& token : tokens) {
        if (!vocabulary.contains(token) && std::ranges::find(unknown, token) == unknown.end()) {
            unknown.push_back(token);
        }
    }
    if (unknown.empty()) {
        return;
    }
    environment.err << "note: not among the " << vocabulary.size() - Vocabulary::kReserved
                    << " words that the translator knows, read as <unk>:";
    for (const std::string& token : unknown) {
        environment.err << ' ' << oneLine(token);
    }
    environment.err << '\n';
}

void noteCutOff(const models::Trace& trace, Environment& environment) {
    if (trace.cutOff()) {
        environment.err << "note: stopped after " << trace.targetPositions()
                        << " words: the model did not end the sentence by itself\n";
    }
}

Decoding decodingOf(const Arguments& arguments) {
    Decoding decoding;
    if (arguments.has(beamOption.name)) {
        if (arguments.has(targetOption.name)) {
            throw UsageError("--beam and --target exclude one another, give one");
        }
        decoding.mode = Decoding::Mode::Beam;
        decoding.beamWidth = static_cast<int>(arguments.integer(beamOption.name, 4, 1, 64));
    }
    return decoding;
}

/// An empty argument is a variable that was not set, or a sentence forgotten: no word to drop.
void requireNoneEmpty(const std::vector<std::string>& given) {
    if (given.empty()) {
        requireLength({}, "the sentence");
    }
    for (std::size_t k = 0; k < given.size(); ++k) {
        if (language::tokenizeAnyLanguage(given[k]).empty()) {  // empty in no other way elsewhere

            requireLength({}, given.size() == 1 ? "the sentence"
                                                : "sentence " + std::to_string(k + 1) + " of " +
                                                      std::to_string(given.size()));
        }
    }
}

}  // namespace

std::vector<std::string> sentencesOf(const Arguments& arguments) {
    const auto& words = arguments.words();
    const bool quoted = std::ranges::any_of(words, [](const std::string& word) {
        return word.find_first_of(" \t\n") != std::string::npos;
    });
    requireNoneEmpty(words);
    return quoted ? words : std::vector<std::string>{arguments.sentence()};
}

std::string oneSentenceOf(const Arguments& arguments) {
    auto sentences = sentencesOf(arguments);
    if (sentences.size() > 1) {
        throw UsageError(std::to_string(sentences.size()) +
                         " sentences are given, give one, in one pair of quotes");
    }
    return std::move(sentences.front());
}

std::shared_ptr<const models::Trace> translateSentence(const std::string& sentence,
                                                       const Arguments& arguments,
                                                       Environment& environment) {
    Decoding decoding = decodingOf(arguments);
    auto model = chosenModel(arguments, environment);
    const Tokens source = models::sourceTokens(sentence, *model);
    requireLength(source, "the sentence");
    Tokens forced;
    if (const auto target = arguments.text(targetOption.name)) {
        forced = models::targetTokens(*target, *model);
        requireLength(forced, "the target");
        decoding.mode = Decoding::Mode::Forced;
    }
    noteUnknown(source, model->source, environment);
    noteUnknown(forced, model->target, environment);
    decoding.forced = model->target.encode(forced);
    auto trace = models::translate(std::move(model), source, decoding);
    noteCutOff(*trace, environment);
    return trace;
}

std::string readableTarget(const models::Trace& trace) {
    Tokens words = trace.target();
    if (!words.empty() && words.back() == "<eos>") {
        words.pop_back();
    }
    return language::detokenize(words, trace.model().languages.target);
}

}  // namespace lab::cli
