// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "language/corpus_report.h"
#include "language/language.h"
#include "language/numbered_pairs.h"
#include "language/sampler.h"
#include "language/sentence_pair.h"
#include "language/split.h"
#include "language/text_encoding.h"
#include "language/word_list.h"

namespace lab::language {

/// Two files that are no translation of each other line by line: what() is one line.
class CorpusError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// What is wanted of one side of a user's sentence pairs.
struct SideChoices {
    Language language;
    LengthRange length{1, 60};  ///< in tokens

    friend bool operator==(const SideChoices&, const SideChoices&) = default;
};

/// What is wanted of a user's sentence pairs.
struct CorpusChoices {
    SideChoices source;
    SideChoices target;
    std::size_t leastCount = 2;  ///< a word that the training pairs have less often is unknown
    /// A pair's side depends on its source tokens and on nothing else: it keeps it whatever is
    /// added to the file, and no source sentence is in both parts.
    Split heldOut{.oneIn = 16, .salt = "corpus"};
    std::optional<TextEncoding> encoding = std::nullopt;  ///< otherwise as encodingOf() sees it
    bool swapped = false;  ///< the translation stands first, in the file or the files

    friend bool operator==(const CorpusChoices&, const CorpusChoices&) = default;
};

/// A pair as it stands in the file.
struct UsedLine {
    std::size_t line = 0;  ///< from 1
    bool heldOut = false;

    bool operator==(const UsedLine&) const = default;
};

/// Sentence pairs of a user's, divided, and what to make vocabularies of. Immutable once read.
struct OwnCorpus {
    WordList source;  ///< every word of a pair that is kept, rare ones too
    WordList target;
    NumberedPairs training;  ///< in the order of the file, words numbered by these lists
    NumberedPairs heldOut;
    std::vector<std::string> sourceWords;  ///< of the training pairs and frequent enough:
    std::vector<std::string> targetWords;  ///< by count, then alphabetically (by bytes)
    CorpusReport report;
    std::vector<UsedLine> first;  ///< where the first pairs that are used stand, to show them

    static constexpr std::size_t mostFirst = 500;

    /// A pair of `training` or `heldOut` in words, without links.
    SentencePair pair(const NumberedPairs& part, std::size_t index) const;
};

/// How far reading has come, in lines. Returns whether to go on.
using ReadingProgress = std::function<bool(std::size_t done, std::size_t all)>;

/// Reads a file of sentence pairs, one a line in columns separated by tabs (docs/formats.md,
/// "Sentence pairs"). What cannot be used is counted in the report, and is no error even if
/// nothing is left. Throws EncodingError for what is no text and std::invalid_argument for lengths
/// of which shortest is below 1 or above longest. The same arguments give the same result on every
/// platform. `progress`, if given, is asked every thousand lines: told to stop, the corpus has the
/// lines so far. Any thread.
OwnCorpus readPairs(std::string file, const CorpusChoices& choices,
                    const ReadingProgress& progress = {});

/// The same from two files: line i of one is the translation of line i of the other, and tabs are
/// spaces. Each has an encoding of its own unless the choices name one. Throws CorpusError
/// too, where the numbers of lines differ.
OwnCorpus readParallel(std::string sourceFile, std::string targetFile, const CorpusChoices& choices,
                       const ReadingProgress& progress = {});

}  // namespace lab::language
