// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace lab::language {

/// What became of a word on the way from the reference to the hypothesis.
enum class Edit {
    Keep,        ///< both have it
    Substitute,  ///< the hypothesis has another word in its place
    Insert,      ///< only the hypothesis has it
    Delete,      ///< only the reference has it
};

/// One edit, with the positions of its words from 0; -1 on the side that has none.
struct EditStep {
    Edit edit = Edit::Keep;
    int reference = -1;
    int hypothesis = -1;

    bool operator==(const EditStep&) const = default;
};

/// The fewest edits of whole tokens that make the hypothesis from the reference (Levenshtein 1966),
/// from left to right. Of several shortest ways the one that, seen from the end, keeps or
/// substitutes before it deletes, and deletes before it inserts: the same for the same words.
/// O(n m) time and memory.
std::vector<EditStep> editAlignment(const std::vector<std::string>& reference,
                                    const std::vector<std::string>& hypothesis);

/// How many of them are errors, that is anything but Keep: the Levenshtein distance.
std::size_t countErrors(const std::vector<EditStep>& steps);

}  // namespace lab::language
