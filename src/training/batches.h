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

    /// Where it stands in which pass.
    struct Place {
        std::uint64_t pass = 0;  ///< of the random numbers that the pass was shuffled with
        std::size_t position =
            0;  ///< batches of the pass that were given; 0: the pass is not begun
    };
    [[nodiscard]] Place place() const { return place_; }
    /// Goes on from there. Throws std::invalid_argument for a place beyond the pass.
    void resume(const Place& place);

    /// The next `size` pairs (fewer at the end of a pass over a small corpus).
    std::vector<const models::EncodedPair*> next();

  private:
    void shuffle();

    const std::vector<models::EncodedPair>* pairs_;
    std::size_t size_;
    base::Random random_;
    std::vector<std::vector<const models::EncodedPair*>> batches_;
    Place place_;
};

}  // namespace lab::training
