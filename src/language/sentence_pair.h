// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string>
#include <vector>

namespace lab::language {

/// One alignment link: token `source` of the source sentence and token `target` of the target
/// sentence mean the same. Positions count from 0.
struct Link {
    int source = 0;
    int target = 0;

    auto operator<=>(const Link&) const = default;
};

/// A sentence, its translation and the alignment between them. Tokens are UTF-8 and without
/// <bos> and <eos>. Links are sorted and unique; a pair of unknown alignment has none.
struct SentencePair {
    std::vector<std::string> source;
    std::vector<std::string> target;
    std::vector<Link> links;

    bool operator==(const SentencePair&) const = default;
};

}  // namespace lab::language
