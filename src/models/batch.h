// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <vector>

#include "tape/types.h"

namespace lab::models {

/// Word ids of one sentence pair, both sides closed by <eos>, without <bos>.
struct EncodedPair {
    std::vector<int> source;
    std::vector<int> target;
};

/// B sentence pairs side by side, padded to the longest of them. Grids are stored position
/// by position: entry i B + b is position i of sentence b.
struct Batch {
    tape::Index sentences = 0;        ///< B
    tape::Index sourcePositions = 0;  ///< M
    tape::Index targetPositions = 0;  ///< T
    std::vector<int> source;          ///< M B ids, <pad> after the end
    std::vector<int> sourceKeep;      ///< M B: 1 token, 0 padding; empty when nothing is padded
    std::vector<int> memoryKeep;      ///< the same as b M + i, for attention; empty likewise
    std::vector<int> sourceLengths;   ///< B: how many positions are no padding; empty likewise
    std::vector<int> previous;        ///< T B ids: <bos>, then the target shifted by one
    std::vector<int> target;          ///< T B as b T + t: ids to predict, -1 on padding
    std::size_t tokens = 0;           ///< target tokens to predict
};

/// Puts pairs together. At least one pair; none empty.
Batch makeBatch(std::span<const EncodedPair* const> pairs);

}  // namespace lab::models
