// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "cli/arguments.h"
#include "cli/environment.h"
#include "models/decode.h"

namespace lab::cli {

inline constexpr Option beamOption{
    .name = "beam",
    .value = "N",
    .help =
        "keep the N likeliest translations at each word (1 to 64) instead of the likeliest "
        "word"};
inline constexpr Option targetOption{
    .name = "target",
    .value = "WORDS",
    .help = "force this French translation and see what each of its words attends to"};

/// The longest sentence that is translated, in tokens; training has seen at most 24.
inline constexpr std::size_t maxSentenceTokens = 60;

/// The sentences that the arguments hold, at least one: each argument is one, but where none has a
/// space they are the words of one. Throws UsageError that names the first that is empty.
std::vector<std::string> sentencesOf(const Arguments& arguments);

/// The only one of them. Throws UsageError when there are more, too.
std::string oneSentenceOf(const Arguments& arguments);

/// Translates one sentence as --mechanism or --weights, --beam and --target say, which must be
/// among the command's options. Words that the translator does not know, and a translation that
/// was cut off, are noted on environment.err. Throws UsageError for a sentence that is empty or too
/// long.
std::shared_ptr<const models::Trace> translateSentence(const std::string& sentence,
                                                       const Arguments& arguments,
                                                       Environment& environment);

/// The translation as people write it: without <eos>, punctuation joined.
std::string readableTarget(const models::Trace& trace);

}  // namespace lab::cli
