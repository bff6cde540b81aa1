// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

#include "language/grammar.h"
#include "language/language.h"
#include "language/own_corpus.h"
#include "language/sampler.h"
#include "language/sentence_pair.h"
#include "language/vocabulary.h"
#include "models/batch.h"

namespace lab::training {

/// What a translator is trained on and judged by. Immutable once made, so it may be shared between
/// threads. Memory: a training pair takes its words as numbers, 8 bytes a word and about 100 a
/// pair, and no more with the number of epochs; held-out pairs are kept in words.
struct TrainingData {
    std::string name;                             ///< where it is from, for people
    std::vector<models::EncodedPair> training;    ///< never a held-out sentence
    std::vector<language::SentencePair> heldOut;  ///< to judge by; links where a grammar has them
    language::Vocabulary source;
    language::Vocabulary target;
    language::Languages languages;  ///< how each side is cut into tokens
};

/// The sentences that `evaluate` takes from a grammar by default.
inline constexpr std::size_t heldOutSentences = 1000;

/// How many sentences of a grammar are trained on, and the seed that draws them.
struct GrammarDraw {
    std::size_t sentences = 100'000;
    std::uint64_t seed = 1;
    std::size_t heldOut = heldOutSentences;
    bool orFewer = false;  ///< all there are, if the grammar makes fewer different ones
    language::LengthLimits limits = {};
    language::Languages languages = {};  ///< whose words the grammar's are
};

/// Different sentences drawn from the training part of a grammar, and heldOutOf() it; the
/// vocabularies have all its words. Throws language::GrammarError where the grammar makes too few,
/// and models::Stopped. Any thread.
TrainingData dataOf(const language::Grammar& grammar, std::string name, const GrammarDraw& draw,
                    const std::stop_token& stop = {});

/// Always the same different sentences of a grammar's held-out part: so many, or all there are.
/// Throws what language::forEachSample() throws, and models::Stopped.
std::vector<language::SentencePair> heldOutOf(const language::Grammar& grammar,
                                              std::size_t most = heldOutSentences,
                                              const language::LengthLimits& limits = {},
                                              const std::stop_token& stop = {});

/// A user's own pairs, straight to numbers: all held-out ones, and those to train on with the words
/// that are frequent enough; others are <unk>. Consumes the corpus, so that the text is in memory
/// once. Any thread.
TrainingData dataOf(language::OwnCorpus corpus, std::string name,
                    const language::Languages& languages);

}  // namespace lab::training
