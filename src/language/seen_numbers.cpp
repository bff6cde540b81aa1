// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/seen_numbers.h"

#include <algorithm>
#include <utility>

namespace lab::language {

bool SeenNumbers::add(std::uint64_t number) {
    number = std::max<std::uint64_t>(number, 1);
    if (4 * (count_ + 1) > 3 * places_.size()) {
        grow();
    }
    std::uint64_t& place = places_[placeOf(number)];
    const bool isNew = place == 0;
    place = number;
    count_ += isNew ? 1 : 0;
    return isNew;
}

void SeenNumbers::grow() {
    const auto before = std::exchange(places_, std::vector<std::uint64_t>(2 * places_.size()));
    for (const std::uint64_t number : before) {
        if (number != 0) {
            places_[placeOf(number)] = number;
        }
    }
}

/// Where the number is, or the free place that it would take.
std::size_t SeenNumbers::placeOf(std::uint64_t number) const {
    const std::size_t mask = places_.size() - 1;  // the size is a power of two
    std::size_t at = static_cast<std::size_t>(number) & mask;
    while (places_[at] != 0 && places_[at] != number) {
        at = (at + 1) & mask;
    }
    return at;
}

}  // namespace lab::language
