// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/corpus_choice.h"

#include <map>
#include <optional>
#include <utility>

#include "cli/printable.h"
#include "cli/sentence.h"
#include "formats/read_file.h"
#include "language/corpus.h"

namespace lab::cli {
namespace {

using language::Part;
using language::SentencePair;

constexpr long trainingSentences = 100'000;
constexpr long heldOutSentences = 1'000;
constexpr long mostSentences = 2'000'000;
constexpr std::uint64_t heldOutSeed = 2;
constexpr std::size_t leastCount = 2;  ///< a word of a file seen less often is unknown
const language::Split fileSplit{.oneIn = 16, .salt = "corpus"};

using Tokens = std::vector<std::string>;

Tokens frequentWords(const std::vector<SentencePair>& pairs, Tokens SentencePair::*side) {
    std::map<std::string, std::size_t> counts;
    for (const SentencePair& pair : pairs) {
        for (const std::string& word : pair.*side) {
            ++counts[word];
        }
    }
    Tokens words;
    for (const auto& [word, count] : counts) {
        if (count >= leastCount) {
            words.push_back(word);
        }
    }
    return words;
}

bool isShortEnough(const SentencePair& pair) {
    return pair.source.size() <= maxSentenceTokens && pair.target.size() <= maxSentenceTokens;
}

/// The pairs of a file that have a length to work with.
std::vector<SentencePair> usablePairs(const std::string& path, Environment& environment) {
    language::ReadPairs read = language::readPairs(formats::readFile(path));
    const std::size_t tooLong =
        std::erase_if(read.pairs, [](const SentencePair& pair) { return !isShortEnough(pair); });
    if (read.skippedLines + tooLong > 0) {
        environment.err << "note: " << oneLine(path) << ": left out " << read.skippedLines
                        << " lines without two sentences and " << tooLong << " pairs over "
                        << maxSentenceTokens << " tokens\n";
    }
    if (read.pairs.empty()) {
        throw std::runtime_error(path +
                                 ": no sentence pairs to use, each line needs an English "
                                 "and a French sentence separated by a tab");
    }
    return std::move(read.pairs);
}

void keepPart(std::vector<SentencePair>& pairs, Part part) {
    std::erase_if(pairs, [part](const SentencePair& pair) {
        return language::isHeldOut(pair.source, fileSplit) != (part == Part::HeldOut);
    });
}

/// A small file may have nothing in a part: which pairs are held out is left to a hash.
[[noreturn]] void failEmptyPart(const std::string& path, std::size_t usable, Part part) {
    const std::string all = std::to_string(usable) + " sentence pairs";
    throw std::runtime_error(
        path + ": " +
        (part == Part::HeldOut ? "none of the " + all + " is held out" : all + ", all held out") +
        " (a hash of the English sentence chooses about one in " + std::to_string(fileSplit.oneIn) +
        "), give more pairs" +
        (part == Part::HeldOut ? " or --" + std::string(allOption.name) + " to evaluate them all"
                               : ""));
}

Corpus fromPairs(const std::string& path, std::vector<SentencePair> pairs) {
    Corpus corpus{.name = path, .pairs = std::move(pairs), .sourceWords = {}, .targetWords = {}};
    corpus.sourceWords = frequentWords(corpus.pairs, &SentencePair::source);
    corpus.targetWords = frequentWords(corpus.pairs, &SentencePair::target);
    return corpus;
}

Corpus trainingPart(const std::string& path, Environment& environment) {
    auto pairs = usablePairs(path, environment);
    const std::size_t usable = pairs.size();
    keepPart(pairs, Part::Training);
    if (pairs.empty()) {
        failEmptyPart(path, usable, Part::Training);
    }
    return fromPairs(path, std::move(pairs));
}

/// What is evaluated of a file is said: most of it is not.
Corpus evaluatedPart(const std::string& path, bool all, std::size_t most,
                     Environment& environment) {
    auto pairs = usablePairs(path, environment);
    const std::size_t usable = pairs.size();
    if (!all) {
        keepPart(pairs, Part::HeldOut);
    }
    if (pairs.empty()) {
        failEmptyPart(path, usable, Part::HeldOut);
    }
    environment.err << oneLine(path) << ": ";
    if (all) {
        environment.err << usable << " pairs, held out or not: ";
    } else {
        environment.err << pairs.size() << " of " << usable << " pairs are held out: ";
    }
    if (pairs.size() > most) {
        environment.err << "the first " << most << " of ";
        pairs.resize(most);
    }
    environment.err << "these are evaluated" << std::endl;
    return fromPairs(path, std::move(pairs));
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
    return file ? trainingPart(*file, environment)
                : fromGrammar(arguments, environment, Part::Training, count, seed);
}

Corpus evaluationCorpus(const Arguments& arguments, Environment& environment) {
    const auto file = corpusFile(arguments);
    const bool all = arguments.has(allOption.name);
    const std::size_t count = sentenceCount(arguments, all ? mostSentences : heldOutSentences);
    if (all && !file) {
        throw UsageError("--all is for the pairs of a file, give --corpus too");
    }
    return file ? evaluatedPart(*file, all, count, environment)
                : fromGrammar(arguments, environment, Part::HeldOut, count, heldOutSeed);
}

}  // namespace lab::cli
