// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <vector>

#include "tape/types.h"

namespace lab::tape {

/// One number on a tape: an element of a node's value.
struct Element {
    NodeId node = -1;
    Index row = 0;
    Index column = 0;

    friend bool operator==(const Element&, const Element&) = default;
};

/// An element as it enters a product: itself, or 1 - itself.
struct Factor {
    Element element;
    bool complement = false;
};

/// The factors of a product, in order. An element of a matrix product has hundreds of terms of two
/// factors each, and explaining a state asks for thousands of such elements: two factors stand in
/// the object itself, only more are allocated.
class Factors {
  public:
    Factors() = default;
    Factors(std::initializer_list<Factor> factors) {
        for (const Factor& factor : factors) {
            push_back(factor);
        }
    }

    void push_back(const Factor& factor) {
        if (size_ < few_.size()) {
            few_[size_] = factor;
        } else {
            if (size_ == few_.size()) {
                many_.assign(few_.begin(), few_.end());
            }
            many_.push_back(factor);
        }
        ++size_;
    }

    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] Factor* begin() { return size_ > few_.size() ? many_.data() : few_.data(); }
    [[nodiscard]] Factor* end() { return begin() + size_; }
    [[nodiscard]] const Factor* begin() const {
        return size_ > few_.size() ? many_.data() : few_.data();
    }
    [[nodiscard]] const Factor* end() const { return begin() + size_; }
    /// REQUIRES: index < size().
    [[nodiscard]] const Factor& operator[](std::size_t index) const { return begin()[index]; }
    /// REQUIRES: not empty().
    [[nodiscard]] const Factor& front() const { return *begin(); }

  private:
    std::array<Factor, 2> few_;
    std::vector<Factor> many_;
    std::size_t size_ = 0;
};

}  // namespace lab::tape
