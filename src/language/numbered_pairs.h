// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace lab::language {

/// Sentence pairs whose words are numbers of two WordLists, in two blocks of memory. At most 2^32
/// words in all: a text of 4 GiB has fewer.
class NumberedPairs {
  public:
    using Words = std::span<const std::uint32_t>;

    void add(Words source, Words target);
    /// Gives back the memory that was taken for pairs that did not come.
    void shrink();
    std::size_t size() const { return (ends_.size() - 1) / 2; }
    bool empty() const { return size() == 0; }

    /// The words of a pair, valid until the next add(). Expects pair < size().
    Words source(std::size_t pair) const { return side(2 * pair); }
    Words target(std::size_t pair) const { return side(2 * pair + 1); }

  private:
    Words side(std::size_t index) const;

    std::vector<std::uint32_t> numbers_;
    std::vector<std::uint32_t> ends_ = {0};  ///< where each side begins and, next, ends
};

}  // namespace lab::language
