// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "formats/tensor.h"

namespace lab::formats {

/// Word alignments as text, one sentence pair a line. Everything here throws FormatError that
/// quotes the text it cannot read; file readers add the line's number.

/// A source word and a target word that belong together, counted from 0.
struct AlignmentLink {
    std::size_t source = 0;
    std::size_t target = 0;

    auto operator<=>(const AlignmentLink&) const = default;
};

/// What the numbers in a file count from.
enum class FirstWord : std::size_t { Zero = 0, One = 1 };

/// Links of one sentence pair, sure and merely possible ones (Och and Ney 2003), as written by
/// people; a system's output has sure links only. In the order of the text, repeats kept.
struct WordAlignment {
    std::vector<AlignmentLink> sure;
    std::vector<AlignmentLink> possible;  ///< without the sure ones

    bool operator==(const WordAlignment&) const = default;
};

/// A line of links "SOURCE-TARGET", possible ones "SOURCEpTARGET", separated by spaces. Without
/// 'p' this is the Pharaoh format, with it that of the hand-made alignments ("gold").
WordAlignment parseAlignment(std::string_view line, FirstWord first);

/// One WordAlignment for each line of a text; lines may be empty.
std::vector<WordAlignment> parseAlignments(std::string_view text, FirstWord first);

/// The line for an alignment: sure links, then possible ones.
std::string alignmentText(const WordAlignment& alignment, FirstWord first);

/// A translation with its alignment weights.
struct SoftAlignment {
    std::string target;  ///< the target words, separated by spaces
    /// (T, M) float64: a row for each target word and EOS (older Marian: no EOS), a column for each
    /// source word and EOS (older Marian: zeros up to the width of the batch).
    Tensor weights;

    bool operator==(const SoftAlignment&) const = default;
};

/// A line "TARGET WORDS ||| 0.9,0.1 0.2,0.8" as Marian's decoder prints it with --alignment soft:
/// rows separated by spaces, weights by commas. A sentence number "7 ||| " before and scores
/// " ||| ..." after (n-best lists) are skipped. Weights must be finite and rows equally long.
SoftAlignment parseSoftAlignment(std::string_view line);

/// The line for a soft alignment. The weights must have two axes; the target neither line breaks
/// nor "|||".
std::string softAlignmentText(const SoftAlignment& alignment);

}  // namespace lab::formats
