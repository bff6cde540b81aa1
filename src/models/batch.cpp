// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/batch.h"

#include <algorithm>

#include "language/vocabulary.h"

namespace lab::models {
namespace {

using language::Vocabulary;

void fillSource(Batch& batch, std::span<const EncodedPair* const> pairs) {
    const auto sentences = pairs.size();
    const auto positions = static_cast<std::size_t>(batch.sourcePositions);
    batch.source.assign(positions * sentences, Vocabulary::kPad);
    bool padded = false;
    std::vector<int> keep(positions * sentences, 0);
    std::vector<int> memoryKeep(positions * sentences, 0);
    std::vector<int> lengths(sentences);
    for (std::size_t b = 0; b < sentences; ++b) {
        const auto& source = pairs[b]->source;
        padded = padded || source.size() < positions;
        lengths[b] = static_cast<int>(source.size());
        for (std::size_t i = 0; i < source.size(); ++i) {
            batch.source[i * sentences + b] = source[i];
            keep[i * sentences + b] = 1;
            memoryKeep[b * positions + i] = 1;
        }
    }
    if (padded) {
        batch.sourceKeep = std::move(keep);
        batch.memoryKeep = std::move(memoryKeep);
        batch.sourceLengths = std::move(lengths);
    }
}

void fillTarget(Batch& batch, std::span<const EncodedPair* const> pairs) {
    const auto sentences = pairs.size();
    const auto positions = static_cast<std::size_t>(batch.targetPositions);
    batch.previous.assign(positions * sentences, Vocabulary::kPad);
    batch.target.assign(positions * sentences, -1);
    for (std::size_t b = 0; b < sentences; ++b) {
        const auto& target = pairs[b]->target;
        for (std::size_t t = 0; t < target.size(); ++t) {
            batch.previous[t * sentences + b] = t == 0 ? Vocabulary::kBos : target[t - 1];
            batch.target[b * positions + t] = target[t];
        }
        batch.tokens += target.size();
    }
}

}  // namespace

Batch makeBatch(std::span<const EncodedPair* const> pairs) {
    Batch batch;
    batch.sentences = static_cast<tape::Index>(pairs.size());
    for (const EncodedPair* pair : pairs) {
        batch.sourcePositions =
            std::max(batch.sourcePositions, static_cast<tape::Index>(pair->source.size()));
        batch.targetPositions =
            std::max(batch.targetPositions, static_cast<tape::Index>(pair->target.size()));
    }
    fillSource(batch, pairs);
    fillTarget(batch, pairs);
    return batch;
}

}  // namespace lab::models
