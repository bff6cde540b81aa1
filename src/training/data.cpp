// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/data.h"

#include <cstdint>
#include <utility>

#include "language/corpus.h"
#include "models/stopped.h"
#include "training/encode_pair.h"

namespace lab::training {
namespace {

using language::NumberedPairs;
using language::SentencePair;
using language::Vocabulary;
using language::WordList;

/// Not the seed of anything that is trained on.
constexpr std::uint64_t heldOutSeed = 2;

/// What each word of the list is in the vocabulary.
std::vector<int> idsOf(const WordList& words, const Vocabulary& vocabulary) {
    std::vector<int> ids;
    ids.reserve(words.size());
    for (std::uint32_t number = 0; number < words.size(); ++number) {
        ids.push_back(vocabulary.id(words.word(number)));
    }
    return ids;
}

std::vector<int> encoded(NumberedPairs::Words words, const std::vector<int>& ids) {
    std::vector<int> sentence;
    sentence.reserve(words.size() + 1);
    for (const std::uint32_t word : words) {
        sentence.push_back(ids[word]);
    }
    sentence.push_back(Vocabulary::kEos);
    return sentence;
}

}  // namespace

std::vector<SentencePair> heldOutOf(const language::Grammar& grammar, std::size_t most,
                                    const language::LengthLimits& limits,
                                    const std::stop_token& stop) {
    std::vector<SentencePair> pairs;
    if (most == 0) {
        return pairs;
    }
    language::forEachSample(
        grammar,
        {.part = language::Part::HeldOut, .count = most, .seed = heldOutSeed, .limits = limits},
        [&](SentencePair&& pair) { pairs.push_back(std::move(pair)); }, stop);
    models::requireGoingOn(stop);
    return pairs;
}

TrainingData dataOf(const language::Grammar& grammar, std::string name, const GrammarDraw& draw,
                    const std::stop_token& stop) {
    TrainingData data{.name = std::move(name),
                      .training = {},
                      .heldOut = heldOutOf(grammar, draw.heldOut, draw.limits, stop),
                      .source = Vocabulary::fromWords(grammar.sourceWords()),
                      .target = Vocabulary::fromWords(grammar.targetWords()),
                      .languages = draw.languages};
    const std::size_t drawn = language::forEachSample(
        grammar, {.count = draw.sentences, .seed = draw.seed, .limits = draw.limits},
        [&](SentencePair&& pair) {
            data.training.push_back(encodePair(pair, data.source, data.target));
        },
        stop);
    models::requireGoingOn(stop);
    if (drawn == 0 || (drawn < draw.sentences && !draw.orFewer)) {
        throw language::tooFewSentences(drawn, draw.sentences);
    }
    return data;
}

TrainingData dataOf(language::OwnCorpus corpus, std::string name,
                    const language::Languages& languages) {
    TrainingData data{.name = std::move(name),
                      .training = {},
                      .heldOut = {},
                      .source = Vocabulary::fromWords(std::move(corpus.sourceWords)),
                      .target = Vocabulary::fromWords(std::move(corpus.targetWords)),
                      .languages = languages};
    const std::vector<int> source = idsOf(corpus.source, data.source);
    const std::vector<int> target = idsOf(corpus.target, data.target);
    data.training.reserve(corpus.training.size());
    for (std::size_t i = 0; i < corpus.training.size(); ++i) {
        data.training.push_back({encoded(corpus.training.source(i), source),
                                 encoded(corpus.training.target(i), target)});
    }
    data.heldOut.reserve(corpus.heldOut.size());
    for (std::size_t i = 0; i < corpus.heldOut.size(); ++i) {
        data.heldOut.push_back(corpus.pair(corpus.heldOut, i));
    }
    return data;
}

}  // namespace lab::training
