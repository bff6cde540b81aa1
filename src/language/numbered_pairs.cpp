// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/numbered_pairs.h"

namespace lab::language {

void NumberedPairs::add(Words source, Words target) {
    for (const Words words : {source, target}) {
        numbers_.insert(numbers_.end(), words.begin(), words.end());
        ends_.push_back(static_cast<std::uint32_t>(numbers_.size()));
    }
}

void NumberedPairs::shrink() {
    numbers_.shrink_to_fit();
    ends_.shrink_to_fit();
}

NumberedPairs::Words NumberedPairs::side(std::size_t index) const {
    return Words(numbers_).subspan(ends_[index], ends_[index + 1] - ends_[index]);
}

}  // namespace lab::language
