// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "tape/types.h"

namespace lab::tape {

/// Which parameter of a `Parameters`: the order in which they were added.
struct ParameterId {
    std::size_t index = 0;
};

/// Named matrices in one flat vector, so that optimisers and workers see plain numbers.
/// A gradient is a vector of the same layout. A value: copies are independent.
template <typename S>
class Parameters {
  public:
    struct Entry {
        std::string name;
        Shape shape;
        std::size_t offset;
    };

    /// Adds a matrix of zeros. Throws TapeError when the name is taken.
    ParameterId add(std::string name, Shape shape);

    [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
    [[nodiscard]] const Entry& entry(ParameterId id) const { return entries_[id.index]; }
    /// The entry of that name, or null.
    [[nodiscard]] const Entry* find(std::string_view name) const;

    [[nodiscard]] MatrixMap<S> value(ParameterId id);
    [[nodiscard]] ConstMatrixMap<S> value(ParameterId id) const;
    [[nodiscard]] MatrixMap<S> value(const Entry& entry);
    [[nodiscard]] ConstMatrixMap<S> value(const Entry& entry) const;

    using Flat = Eigen::Matrix<S, Eigen::Dynamic, 1>;
    [[nodiscard]] Flat& flat() { return numbers_; }
    [[nodiscard]] const Flat& flat() const { return numbers_; }
    /// How many numbers all parameters have.
    [[nodiscard]] std::size_t count() const { return static_cast<std::size_t>(numbers_.size()); }

    /// The same parameters in another precision.
    template <typename T>
    [[nodiscard]] Parameters<T> as() const {
        Parameters<T> other;
        for (const Entry& entry : entries_) {
            other.add(entry.name, entry.shape);
        }
        other.flat() = numbers_.template cast<T>();
        return other;
    }

  private:
    std::vector<Entry> entries_;
    Flat numbers_;
};

extern template class Parameters<float>;
extern template class Parameters<double>;

}  // namespace lab::tape
