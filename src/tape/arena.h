// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <new>
#include <vector>

namespace lab::tape {

/// Bump allocator for the numbers of a tape. Memory is given back all at once by
/// `rewind()` and kept for the next run, so that a second run of the same shape
/// allocates nothing. Addresses stay valid until `rewind()`. Not thread-safe.
template <typename S>
class Arena {
  public:
    /// Uninitialised room for `count` numbers, aligned to a cache line.
    S* allocate(std::size_t count) {
        const std::size_t padded = (count + lane - 1) / lane * lane;
        while (current_ < blocks_.size() && used_ + padded > blocks_[current_].size) {
            ++current_;
            used_ = 0;
        }
        if (current_ == blocks_.size()) {
            blocks_.emplace_back(std::max(padded, blockSize));
        }
        S* const room = blocks_[current_].numbers.get() + used_;
        used_ += padded;
        return room;
    }

    /// Forgets every allocation, keeps the memory.
    void rewind() {
        current_ = 0;
        used_ = 0;
    }

  private:
    static constexpr std::size_t alignment = 64;
    static constexpr std::size_t lane = alignment / sizeof(S);
    static constexpr std::size_t blockSize = std::size_t{1} << 18;

    struct AlignedDelete {
        void operator()(S* numbers) const {
            ::operator delete[](numbers, std::align_val_t{alignment});
        }
    };
    struct Block {
        explicit Block(std::size_t count)
            : numbers(static_cast<S*>(
                  ::operator new[](count * sizeof(S), std::align_val_t{alignment}))),
              size(count) {}
        std::unique_ptr<S[], AlignedDelete> numbers;
        std::size_t size;
    };

    std::vector<Block> blocks_;
    std::size_t current_ = 0;
    std::size_t used_ = 0;
};

}  // namespace lab::tape
