// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/corpus_choice.h"

#include <algorithm>
#include <optional>

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
constexpr long heldOutSentences = 1'000;
constexpr long mostSentences = 2'000'000;
constexpr std::uint64_t heldOutSeed = 2;

using language::CorpusChoices;
using language::OwnCorpus;

language::TokensOf tokensOf(const Arguments& arguments, const Option& option,
                            language::TokensOf otherwise) {
    const auto name = arguments.text(option.name);
    if (!name) {
        return otherwise;
    }
    if (*name == "english") {
        return language::TokensOf::English;
    }
    if (*name == "french") {
        return language::TokensOf::French;
    }
    if (*name == "other") {
        return language::TokensOf::AnyLanguage;
    }
    throw UsageError("--" + std::string(option.name) + " is " + oneLine(*name) +
                     ", give english, french or other");
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

CorpusChoices choicesOf(const Arguments& arguments) {
    const CorpusChoices usual;
    CorpusChoices choices;
    choices.source.tokens = tokensOf(arguments, sourceLanguageOption, language::TokensOf::English);
    choices.target.tokens = tokensOf(arguments, targetLanguageOption, language::TokensOf::French);
    constexpr auto most = static_cast<long>(maxSentenceTokens);
    choices.source.length.longest =
        static_cast<int>(arguments.integer(maxLengthOption.name, most, 1, most));
    choices.target.length = choices.source.length;
    choices.leastCount = static_cast<std::size_t>(arguments.integer(
        minCountOption.name, static_cast<long>(usual.leastCount), 1, mostSentences));
    choices.heldOut.oneIn = static_cast<std::uint64_t>(arguments.integer(
        heldOutOption.name, static_cast<long>(usual.heldOut.oneIn), 0, mostSentences));
    choices.encoding = encodingOf(arguments);
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

Corpus trainingPart(const std::string& path, const Arguments& arguments, Environment& environment) {
    const CorpusChoices choices = choicesOf(arguments);
    const OwnCorpus own = usablePairs(path, arguments, choices, environment);
    if (own.training.empty()) {
        failEmptyPart(path, own.report.pairs(), choices.heldOut.oneIn, Part::Training);
    }
    environment.err << oneLine(path) << ": " << language::summaryOf(own.report) << std::endl;
    return {path, inWords(own, own.training, own.training.size()), own.sourceWords,
            own.targetWords};
}

/// What is evaluated of a file is said: most of it is not.
Corpus evaluatedPart(const std::string& path, bool all, std::size_t most,
                     const Arguments& arguments, Environment& environment) {
    CorpusChoices choices = choicesOf(arguments);
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
    return {path, inWords(own, part, most), own.sourceWords, own.targetWords};
}

Corpus fromGrammar(const Arguments& arguments, const Environment& environment, Part part,
                   std::size_t count, std::uint64_t seed) {
    const auto file = arguments.text(grammarOption.name);
    const std::string name = file.value_or("grammars/english-french.grammar");
    const std::string text = file ? formats::readFile(name) : environment.shipped(name);
    const auto grammar = language::Grammar::parse(text, name);
    return {name, language::sample(grammar, part, count, seed), grammar.sourceWords(),
            grammar.targetWords()};
}

/// The file of --corpus, if that is where sentences come from.
std::optional<std::string> corpusFile(const Arguments& arguments) {
    auto file = arguments.text(corpusOption.name);
    if (file && arguments.has(grammarOption.name)) {
        throw UsageError("--corpus and --grammar exclude one another, give one");
    }
    for (const Option& option : corpusOptions) {
        if (!file && arguments.has(option.name)) {
            throw UsageError("--" + std::string(option.name) +
                             " is for the pairs of a file, give --corpus too");
        }
    }
    return file;
}

std::size_t sentenceCount(const Arguments& arguments, long otherwise) {
    return static_cast<std::size_t>(
        arguments.integer(sentencesOption.name, otherwise, 1, mostSentences));
}

}  // namespace

Corpus trainingCorpus(const Arguments& arguments, Environment& environment, std::uint64_t seed) {
    const auto file = corpusFile(arguments);
    const std::size_t count = sentenceCount(arguments, trainingSentences);
    return file ? trainingPart(*file, arguments, environment)
                : fromGrammar(arguments, environment, Part::Training, count, seed);
}

Corpus evaluationCorpus(const Arguments& arguments, Environment& environment) {
    const auto file = corpusFile(arguments);
    const bool all = arguments.has(allOption.name);
    const std::size_t count = sentenceCount(arguments, all ? mostSentences : heldOutSentences);
    if (all && !file) {
        throw UsageError("--all is for the pairs of a file, give --corpus too");
    }
    return file ? evaluatedPart(*file, all, count, arguments, environment)
                : fromGrammar(arguments, environment, Part::HeldOut, count, heldOutSeed);
}

}  // namespace lab::cli
