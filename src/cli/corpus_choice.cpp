// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/corpus_choice.h"

#include <map>

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

Corpus fromFile(const std::string& path, Part part, Environment& environment) {
    language::ReadPairs read = language::readPairs(formats::readFile(path));
    std::size_t tooLong = 0;
    Corpus corpus{.name = path, .pairs = {}, .sourceWords = {}, .targetWords = {}};
    for (SentencePair& pair : read.pairs) {
        if (!isShortEnough(pair)) {
            ++tooLong;
        } else if (language::isHeldOut(pair.source, fileSplit) == (part == Part::HeldOut)) {
            corpus.pairs.push_back(std::move(pair));
        }
    }
    if (read.skippedLines + tooLong > 0) {
        environment.err << "note: " << path << ": left out " << read.skippedLines
                        << " lines without two sentences and " << tooLong << " pairs over "
                        << maxSentenceTokens << " tokens\n";
    }
    if (corpus.pairs.empty()) {
        throw std::runtime_error(path +
                                 ": no sentence pairs to use, each line needs an English "
                                 "and a French sentence separated by a tab");
    }
    corpus.sourceWords = frequentWords(corpus.pairs, &SentencePair::source);
    corpus.targetWords = frequentWords(corpus.pairs, &SentencePair::target);
    return corpus;
}

Corpus fromGrammar(const std::string& name, const std::string& text, Part part, std::size_t count,
                   std::uint64_t seed) {
    const auto grammar = language::Grammar::parse(text, name);
    return {name, language::sample(grammar, part, count, seed), grammar.sourceWords(),
            grammar.targetWords()};
}

Corpus choose(const Arguments& arguments, Environment& environment, Part part, long count,
              std::uint64_t seed) {
    const auto file = arguments.text(corpusOption.name);
    const auto grammar = arguments.text(grammarOption.name);
    if (file && grammar) {
        throw UsageError("--corpus and --grammar exclude one another, give one");
    }
    count = arguments.integer(sentencesOption.name, count, 1, mostSentences);
    if (file) {
        Corpus corpus = fromFile(*file, part, environment);
        if (part == Part::HeldOut && corpus.pairs.size() > static_cast<std::size_t>(count)) {
            corpus.pairs.resize(static_cast<std::size_t>(count));
        }
        return corpus;
    }
    const std::string name = grammar.value_or("grammars/english-french.grammar");
    const std::string text = grammar ? formats::readFile(name) : environment.shipped(name);
    return fromGrammar(name, text, part, static_cast<std::size_t>(count), seed);
}

}  // namespace

Corpus trainingCorpus(const Arguments& arguments, Environment& environment, std::uint64_t seed) {
    return choose(arguments, environment, Part::Training, trainingSentences, seed);
}

Corpus heldOutCorpus(const Arguments& arguments, Environment& environment) {
    return choose(arguments, environment, Part::HeldOut, heldOutSentences, heldOutSeed);
}

}  // namespace lab::cli
