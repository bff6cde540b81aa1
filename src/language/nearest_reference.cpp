// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/nearest_reference.h"

#include <algorithm>

#include "language/edit_alignment.h"

namespace lab::language {

const SentencePair* nearestReference(const std::vector<SentencePair>& references,
                                     const std::vector<std::string>& said) {
    const auto errors = [&](const SentencePair& pair) {
        return countErrors(editAlignment(pair.target, said));
    };
    const auto best = std::ranges::min_element(references, {}, errors);
    return best == references.end() ? nullptr : &*best;
}

}  // namespace lab::language
