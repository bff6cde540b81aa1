// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

#include "base/random.h"
#include "models/batch.h"

namespace lab::training {

/// Endless batches of pairs of similar length, in an order that depends only on the seed.
/// Every pair comes once in each pass over the corpus.
class Batches {
  public:
    /// `pairs` must not be empty and must outlive this object; `size` at least 1.
    Batches(const std::vector<models::EncodedPair>& pairs, std::size_t size, std::uint64_t seed);

    /// The next `size` pairs (fewer at the end of a pass over a small corpus).
    std::vector<const models::EncodedPair*> next();

  private:
    void shuffle();

    const std::vector<models::EncodedPair>& pairs_;
    std::size_t size_;
    base::Random random_;
    std::vector<std::vector<const models::EncodedPair*>> batches_;
    std::size_t position_ = 0;
};

}  // namespace lab::training
