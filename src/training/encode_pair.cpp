// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/encode_pair.h"

namespace lab::training {

models::EncodedPair encodePair(const language::SentencePair& pair,
                               const language::Vocabulary& source,
                               const language::Vocabulary& target) {
    models::EncodedPair encoded{source.encode(pair.source), target.encode(pair.target)};
    encoded.source.push_back(language::Vocabulary::kEos);
    encoded.target.push_back(language::Vocabulary::kEos);
    return encoded;
}

}  // namespace lab::training
