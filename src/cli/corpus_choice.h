// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/environment.h"
#include "language/language.h"
#include "language/sentence_pair.h"
#include "training/data.h"

namespace lab::cli {

inline constexpr Option grammarOption{
    .name = "grammar",
    .value = "FILE",
    .help = "draw sentences from this grammar (docs/formats.md) instead of the one that ships"};
inline constexpr Option corpusOption{
    .name = "corpus",
    .value = "PAIRS.tsv",
    .help =
        "take sentences from a file, a sentence and its translation a line, separated by a tab"};
inline constexpr Option translationsOption{
    .name = "translations",
    .value = "FILE",
    .help = "with --corpus: the translations, line by line, of a corpus that has none itself"};
inline constexpr Option minCountOption{
    .name = "min-count",
    .value = "N",
    .help = "with --corpus: words that the training pairs have less often are unknown (2)"};
inline constexpr Option maxLengthOption{
    .name = "max-length",
    .value = "N",
    .help = "with --corpus: leave out pairs with more words and signs on a side (60)"};
inline constexpr Option heldOutOption{
    .name = "held-out",
    .value = "N",
    .help =
        "with --corpus: hold out one sentence in N (16), none with 0; the same for train and "
        "evaluate"};
inline constexpr Option encodingOption{
    .name = "encoding",
    .value = "NAME",
    .help = "with --corpus: utf-8 or latin-1, where the file does not tell"};
inline constexpr Option sourceLanguageOption{
    .name = "source-language",
    .value = "NAME",
    .help = "how words are told: english (the usual to train), french or other"};
inline constexpr Option targetLanguageOption{
    .name = "target-language",
    .value = "NAME",
    .help = "the same for translations, french is the usual"};
inline constexpr Option swapOption{
    .name = "swap", .value = {}, .help = "with --corpus: the translations stand first"};

/// What goes with --corpus alone and says what is made of the file.
inline constexpr std::array corpusOptions{translationsOption, minCountOption, maxLengthOption,
                                          heldOutOption,      encodingOption, swapOption};
/// What says how sentences are cut into words, of a file and, to train, of a grammar.
inline constexpr std::array languageOptions{sourceLanguageOption, targetLanguageOption};
inline constexpr Option sentencesOption{
    .name = "sentences", .value = "N", .help = "how many sentences to draw from the grammar"};
inline constexpr Option allOption{
    .name = "all",
    .value = {},
    .help = "with --corpus: every pair of the file, also what training on it has seen"};

/// Sentence pairs to test on.
struct EvaluationPairs {
    std::string name;  ///< where they are from, for people
    std::vector<language::SentencePair> pairs;
};

/// What --corpus, or --grammar, --sentences and the seed say. From a grammar without its held-out
/// part, which training does not need. Says on environment.err what a file has and why any of it
/// cannot be used. Throws UsageError for options that exclude one another and std::runtime_error
/// for files that cannot be used.
training::TrainingData trainingCorpus(const Arguments& arguments, Environment& environment,
                                      std::uint64_t seed);

/// What to evaluate on: the held-out part, which training never sees. From a grammar always the
/// same sentences; from a file those held out, or with --all every pair, at most
/// --sentences; how many is said on environment.err. A file is read as the model's languages are
/// unless the arguments say otherwise. Throws as trainingCorpus() does.
EvaluationPairs evaluationCorpus(const Arguments& arguments, Environment& environment,
                                 const language::Languages& languages);

}  // namespace lab::cli
