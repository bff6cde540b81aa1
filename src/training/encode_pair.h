// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "language/sentence_pair.h"
#include "language/vocabulary.h"
#include "models/batch.h"

namespace lab::training {

/// The words as numbers, <eos> after each sentence: what a translator reads and what it shall say.
models::EncodedPair encodePair(const language::SentencePair& pair,
                               const language::Vocabulary& source,
                               const language::Vocabulary& target);

}  // namespace lab::training
