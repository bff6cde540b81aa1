// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/word_list.h"

namespace lab::language {

std::uint32_t WordList::add(std::string_view word) {
    if (const auto found = numbers_.find(word); found != numbers_.end()) {
        return found->second;
    }
    const auto number = static_cast<std::uint32_t>(words_.size());
    words_.push_back(&numbers_.emplace(word, number).first->first);
    return number;
}

}  // namespace lab::language
