// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/corpus_choice.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "cli/printable.h"
#include "cli/sentence.h"
#include "formats/read_file.h"
#include "language/corpus.h"
#include "language/own_corpus.h"

namespace lab::cli {
namespace {

using language::Part;
using language::SentencePair;

constexpr long trainingSentences = 100'000;
constexpr long mostSentences = 2'000'000;

using language::CorpusChoices;
using language::OwnCorpus;

language::Language languageOf(const Arguments& arguments, const Option& option,
                              const language::Language& otherwise) {
    const auto name = arguments.text(option.name);
    if (!name) {
        return otherwise;
    }
    if (const auto language = language::languageNamed(*name)) {
        return *language;
    }
    throw UsageError("--" + std::string(option.name) + " is " + oneLine(*name) +
                     ", give english, french or other");
}

language::Languages languagesOf(const Arguments& arguments, const language::Languages& otherwise) {
    return {.source = languageOf(arguments, sourceLanguageOption, otherwise.source),
            .target = languageOf(arguments, targetLanguageOption, otherwise.target)};
}

std::optional<language::TextEncoding> encodingOf(const Arguments& arguments) {
    const auto name = arguments.text(encodingOption.name);
    if (!name) {
        return std::nullopt;
    }
    if (*name == "utf-8") {
        return language::TextEncoding::Utf8;
    }
    if (*name == "latin-1") {
        return language::TextEncoding::Latin1;
    }
    throw UsageError("--encoding is " + oneLine(*name) + ", give utf-8 or latin-1");
}

CorpusChoices choicesOf(const Arguments& arguments, const language::Languages& languages) {
    const CorpusChoices usual;
    CorpusChoices choices;
    choices.source.language = languages.source;
    choices.target.language = languages.target;
    constexpr auto most = static_cast<long>(maxSentenceTokens);
    choices.source.length.longest =
        static_cast<int>(arguments.integer(maxLengthOption.name, most, 1, most));
    choices.target.length = choices.source.length;
    choices.leastCount = static_cast<std::size_t>(arguments.integer(
        minCountOption.name, static_cast<long>(usual.leastCount), 1, mostSentences));
    choices.heldOut.oneIn = static_cast<std::uint64_t>(arguments.integer(
        heldOutOption.name, static_cast<long>(usual.heldOut.oneIn), 0, mostSentences));
    choices.encoding = encodingOf(arguments);
    choices.swapped = arguments.has(swapOption.name);
    return choices;
}

OwnCorpus readFiles(const std::string& path, const Arguments& arguments,
                    const CorpusChoices& choices) {
    const auto translations = arguments.text(translationsOption.name);
    if (!translations) {
        return language::readPairs(formats::readFile(path), choices);
    }
    return language::readParallel(formats::readFile(path), formats::readFile(*translations),
                                  choices);
}

/// The pairs of a file; what it has that cannot be used is noted.
OwnCorpus usablePairs(const std::string& path, const Arguments& arguments,
                      const CorpusChoices& choices, Environment& environment) {
    OwnCorpus corpus = [&] {
        try {
            return readFiles(path, arguments, choices);
        } catch (const language::EncodingError& error) {
            throw std::runtime_error(path + ": " + error.what());
        } catch (const language::CorpusError& error) {
            throw std::runtime_error(path + ": " + error.what());
        }
    }();
    for (const std::string& remark : language::remarksOf(corpus.report)) {
        environment.err << "note: " << oneLine(path) << ": " << remark << '\n';
    }
    if (corpus.report.pairs() == 0) {
        throw std::runtime_error(path +
                                 ": no sentence pairs to use, each line needs a sentence and its "
                                 "translation separated by a tab");
    }
    return corpus;
}

/// A small file may have nothing in a part: which pairs are held out is left to a hash.
[[noreturn]] void failEmptyPart(const std::string& path, std::size_t usable, std::uint64_t oneIn,
                                Part part) {
    const std::string all = std::to_string(usable) + " sentence pairs";
    throw std::runtime_error(
        path + ": " +
        (part == Part::HeldOut ? "none of the " + all + " is held out" : all + ", all held out") +
        " (a hash of the source sentence chooses about one in " + std::to_string(oneIn) +
        "), give more pairs" +
        (part == Part::HeldOut ? " or --" + std::string(allOption.name) + " to evaluate them all"
                               : ""));
}

/// At most so many pairs of a part, in words.
std::vector<SentencePair> inWords(const OwnCorpus& corpus, const language::NumberedPairs& part,
                                  std::size_t most) {
    std::vector<SentencePair> pairs;
    pairs.reserve(std::min(part.size(), most));
    for (std::size_t i = 0; i < std::min(part.size(), most); ++i) {
        pairs.push_back(corpus.pair(part, i));
    }
    return pairs;
}

training::TrainingData trainingPart(const std::string& path, const Arguments& arguments,
                                    Environment& environment) {
    const language::Languages languages = languagesOf(arguments, {});
    const CorpusChoices choices = choicesOf(arguments, languages);
    OwnCorpus own = usablePairs(path, arguments, choices, environment);
    if (own.training.empty()) {
        failEmptyPart(path, own.report.pairs(), choices.heldOut.oneIn, Part::Training);
    }
    environment.err << oneLine(path) << ": " << language::summaryOf(own.report) << std::endl;
    return training::dataOf(std::move(own), path, languages);
}

/// What is evaluated of a file is said: most of it is not.
EvaluationPairs evaluatedPart(const std::string& path, bool all, std::size_t most,
                              const Arguments& arguments, Environment& environment,
                              const language::Languages& languages) {
    CorpusChoices choices = choicesOf(arguments, languagesOf(arguments, languages));
    if (all) {
        choices.heldOut.oneIn = 0;
    }
    const OwnCorpus own = usablePairs(path, arguments, choices, environment);
    const language::NumberedPairs& part = all ? own.training : own.heldOut;
    const std::size_t usable = own.report.pairs();
    if (part.empty()) {
        failEmptyPart(path, usable, choices.heldOut.oneIn, Part::HeldOut);
    }
    environment.err << oneLine(path) << ": ";
    if (all) {
        environment.err << usable << " pairs, held out or not: ";
    } else {
        environment.err << part.size() << " of " << usable << " pairs are held out: ";
    }
    if (part.size() > most) {
        environment.err << "the first " << most << " of ";
    }
    environment.err << "these are evaluated" << std::endl;
    return {path, inWords(own, part, most)};
}

/// The grammar of --grammar, or the one that ships; and its name.
std::pair<language::Grammar, std::string> chosenGrammar(const Arguments& arguments,
                                                        const Environment& environment) {
    const auto file = arguments.text(grammarOption.name);
    const std::string name = file.value_or("grammars/english-french.grammar");
    const std::string text = file ? formats::readFile(name) : environment.shipped(name);
    return {language::Grammar::parse(text, name), name};
}

/// What only the pairs of a file can be read by.
void refuse(std::span<const Option> options, const Arguments& arguments) {
    for (const Option& option : options) {
        if (arguments.has(option.name)) {
            throw UsageError("--" + std::string(option.name) +
                             " is for the pairs of a file, give --corpus too");
        }
    }
}

/// The file of --corpus, if that is where sentences come from.
std::optional<std::string> corpusFile(const Arguments& arguments) {
    auto file = arguments.text(corpusOption.name);
    if (file && arguments.has(grammarOption.name)) {
        throw UsageError("--corpus and --grammar exclude one another, give one");
    }
    if (!file) {
        refuse(corpusOptions, arguments);
    }
    return file;
}

/// So many as are asked for; without a wish at most the usual number.
EvaluationPairs heldOutPart(const Arguments& arguments, const Environment& environment,
                            std::size_t count) {
    refuse(languageOptions, arguments);
    const auto [grammar, name] = chosenGrammar(arguments, environment);
    EvaluationPairs held{name, training::heldOutOf(grammar, count)};
    if (held.pairs.empty() || (held.pairs.size() < count && arguments.has(sentencesOption.name))) {
        throw language::tooFewSentences(held.pairs.size(), count);
    }
    return held;
}

std::size_t sentenceCount(const Arguments& arguments, long otherwise) {
    return static_cast<std::size_t>(
        arguments.integer(sentencesOption.name, otherwise, 1, mostSentences));
}

}  // namespace

training::TrainingData trainingCorpus(const Arguments& arguments, Environment& environment,
                                      std::uint64_t seed) {
    const auto file = corpusFile(arguments);
    const std::size_t count = sentenceCount(arguments, trainingSentences);
    if (file) {
        return trainingPart(*file, arguments, environment);
    }
    const auto [grammar, name] = chosenGrammar(arguments, environment);
    return training::dataOf(
        grammar, name,
        {.sentences = count, .seed = seed, .heldOut = 0, .languages = languagesOf(arguments, {})});
}

EvaluationPairs evaluationCorpus(const Arguments& arguments, Environment& environment,
                                 const language::Languages& languages) {
    const auto file = corpusFile(arguments);
    const bool all = arguments.has(allOption.name);
    const std::size_t count = sentenceCount(
        arguments, all ? mostSentences : static_cast<long>(training::heldOutSentences));
    if (all && !file) {
        throw UsageError("--all is for the pairs of a file, give --corpus too");
    }
    return file ? evaluatedPart(*file, all, count, arguments, environment, languages)
                : heldOutPart(arguments, environment, count);
}

}  // namespace lab::cli
