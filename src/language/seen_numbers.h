// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace lab::language {

/// A set of 64-bit hashes, which only grows. It takes 11 to 22 bytes each where the standard
/// library's takes 40: for each line of a large file that is as much as the line.
class SeenNumbers {
  public:
    /// Whether the number was not there yet. 0 and 1 count as the same.
    bool add(std::uint64_t number);

  private:
    void grow();
    std::size_t placeOf(std::uint64_t number) const;

    std::vector<std::uint64_t> places_ = std::vector<std::uint64_t>(64);  ///< 0: free
    std::size_t count_ = 0;
};

}  // namespace lab::language
