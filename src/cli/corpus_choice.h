// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/environment.h"
#include "language/sentence_pair.h"

namespace lab::cli {

inline constexpr Option grammarOption{
    .name = "grammar",
    .value = "FILE",
    .help = "draw sentences from this grammar (docs/formats.md) instead of the one that ships"};
inline constexpr Option corpusOption{
    .name = "corpus",
    .value = "PAIRS.tsv",
    .help = "take sentences from a file, English and French a line, separated by a tab"};
inline constexpr Option sentencesOption{
    .name = "sentences", .value = "N", .help = "how many sentences to draw from the grammar"};
inline constexpr Option allOption{
    .name = "all",
    .value = {},
    .help = "with --corpus: every pair of the file, also what training on it has seen"};

/// Sentence pairs to train or test on.
struct Corpus {
    std::string name;  ///< where they are from, for people
    std::vector<language::SentencePair> pairs;
    std::vector<std::string> sourceWords;  ///< what a vocabulary should hold
    std::vector<std::string> targetWords;
};

/// What --corpus, or --grammar, --sentences and the seed say. Never a held-out sentence.
/// Vocabulary: all words of the grammar, or those that a file has twice or more. Notes what a
/// file has that cannot be used on environment.err. Throws UsageError for options that exclude
/// one another and std::runtime_error for files that cannot be used.
Corpus trainingCorpus(const Arguments& arguments, Environment& environment, std::uint64_t seed);

/// What to evaluate on: the held-out part, which training never sees. From a grammar always the
/// same sentences; from a file those held out, or with --all every pair, at most
/// --sentences; how many is said on environment.err. Throws as trainingCorpus() does.
Corpus evaluationCorpus(const Arguments& arguments, Environment& environment);

}  // namespace lab::cli
