// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "tape/types.h"

namespace lab::models {

/// The sizes that make a translator, as stored in its checkpoint.
struct TranslatorConfig {
    std::string mechanism = "additive";
    tape::Index embedding = 32;  ///< units of a word's vector, both languages
    tape::Index encoder = 64;    ///< GRU units a direction; h_i has twice as many
    tape::Index decoder = 64;    ///< GRU units of the decoder
    tape::Index attention = 32;  ///< a: hidden units of the score function, where it has them
    tape::Index readout = 64;    ///< units between the decoder state and the vocabulary
    tape::Index sourceWords = 0;
    tape::Index targetWords = 0;

    friend bool operator==(const TranslatorConfig&, const TranslatorConfig&) = default;
};

}  // namespace lab::models
