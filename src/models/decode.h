// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

#include "models/trace.h"
#include "models/what_if.h"

namespace lab::models {

/// How target words are chosen.
struct Decoding {
    enum class Mode { Greedy, Beam, Forced };
    Mode mode = Mode::Greedy;
    int beamWidth = 4;             ///< Mode::Beam: hypotheses kept, at least 1
    std::vector<int> forced = {};  ///< Mode::Forced: ids of words or <unk>, without <eos>
    /// The forced words as they were typed, for the trace; empty: as the vocabulary has them.
    std::vector<std::string> typed = {};
    int maxLength = 60;  ///< words to choose at most, <eos> not counted
    /// Of the alignment softmax: 0 gives all weight to the largest score, infinity the same to all.
    float temperature = 1;
    std::uint64_t seed = 1;  ///< of what the mechanism draws, where it does
    WhatIf whatIf = {};      ///< what is made to be otherwise, in every mode
    /// Names the loss of each word and keeps the gradient of their sum behind every number.
    bool gradients = false;
    /// Looked at before each word: whoever stops it gets the exception Stopped.
    std::stop_token stop = {};
};

/// Translates and keeps every step. `source`: tokens without <eos>; unknown words are read as
/// <unk>. Throws std::invalid_argument when `source` is empty or an option is out of range or not
/// one typed word is given for each forced one or a number of `whatIf` is not finite, and
/// tape::TapeError when a value is not finite (weights or a temperature beyond float).
/// Beam search (width k) ranks hypotheses by log probability a word and then runs the best one
/// again as forced decoding, so that the trace is that of one sentence.
/// A translation that has maxLength words and no <eos> after them is cut off there
/// (Trace::cutOff). Forced words are all followed, however many, and closed by <eos>.
std::shared_ptr<const Trace> translate(std::shared_ptr<const Model> model,
                                       const std::vector<std::string>& source,
                                       const Decoding& decoding);

/// The ids of the best hypothesis of a beam search, closed by <eos> unless it has maxLength words
/// and no end. `source`: ids closed by <eos>.
/// Throws as `translate` does.
std::vector<int> beamSearch(const Model& model, std::span<const int> source,
                            const Decoding& decoding);

}  // namespace lab::models
