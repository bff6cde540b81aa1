// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/frequent_words.h"

#include <algorithm>
#include <cstdint>

namespace lab::language {

std::vector<std::string> frequentWords(const NumberedPairs& pairs,
                                       NumberedPairs::Words (NumberedPairs::*side)(std::size_t)
                                           const,
                                       const WordList& words, std::size_t least) {
    std::vector<std::size_t> counts(words.size());
    for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
        for (const std::uint32_t number : (pairs.*side)(pair)) {
            ++counts[number];
        }
    }
    std::vector<std::uint32_t> chosen;
    for (std::uint32_t number = 0; number < counts.size(); ++number) {
        if (counts[number] >= std::max<std::size_t>(least, 1)) {
            chosen.push_back(number);
        }
    }
    std::sort(chosen.begin(), chosen.end(), [&](std::uint32_t a, std::uint32_t b) {
        return counts[a] != counts[b] ? counts[a] > counts[b] : words.word(a) < words.word(b);
    });
    std::vector<std::string> result;
    result.reserve(chosen.size());
    for (const std::uint32_t number : chosen) {
        result.push_back(words.word(number));
    }
    return result;
}

}  // namespace lab::language
