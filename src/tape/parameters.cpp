// SPDX-License-Identifier: GPL-3.0-or-later
#include "tape/parameters.h"

#include <algorithm>

#include "tape/error.h"

namespace lab::tape {

template <typename S>
ParameterId Parameters<S>::add(std::string name, Shape shape) {
    if (find(name) != nullptr) {
        throw TapeError("parameters: the name '" + name + "' is taken, choose another");
    }
    const std::size_t offset = count();
    entries_.push_back({std::move(name), shape, offset});
    numbers_.conservativeResize(static_cast<Index>(offset) + shape.size());
    numbers_.tail(shape.size()).setZero();
    return {entries_.size() - 1};
}

template <typename S>
const typename Parameters<S>::Entry* Parameters<S>::find(std::string_view name) const {
    const auto found = std::ranges::find(entries_, name, &Entry::name);
    return found == entries_.end() ? nullptr : &*found;
}

template <typename S>
MatrixMap<S> Parameters<S>::value(const Entry& entry) {
    return {numbers_.data() + entry.offset, entry.shape.rows, entry.shape.columns};
}

template <typename S>
ConstMatrixMap<S> Parameters<S>::value(const Entry& entry) const {
    return {numbers_.data() + entry.offset, entry.shape.rows, entry.shape.columns};
}

template <typename S>
MatrixMap<S> Parameters<S>::value(ParameterId id) {
    return value(entry(id));
}

template <typename S>
ConstMatrixMap<S> Parameters<S>::value(ParameterId id) const {
    return value(entry(id));
}

template class Parameters<float>;
template class Parameters<double>;

}  // namespace lab::tape
