// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <unordered_map>
#include <vector>

#include "language/grammar.h"

namespace lab::language {

/// Bottom-up chart parser for the source side, which carries the target side along (left-corner
/// chart parsing with starts from right to left, so that everything to the right is complete when
/// it is needed). Time is O(n^3) in the tokens for a fixed grammar. For one sentence, one thread.
class ChartParser {
  public:
    /// `source` are word numbers, at most Grammar::kMaxTokens of them. The grammar must outlive
    /// the parser.
    ChartParser(const Grammar& grammar, std::vector<int> source);

    /// The sentences with different target sides, at most `limit`, in the order of the rules.
    std::vector<Phrase> sentences(std::size_t limit);

  private:
    struct Item {
        int rule;
        int dot;
        int end;
    };
    using Span = std::array<int, 3>;  ///< category, start, end

    void indexRules();
    void recogniseFrom(int start);
    bool covers(int category, int start, int end) const;
    const std::vector<Phrase>& phrases(const Span& span, std::size_t limit);
    std::vector<Span> unaryBelow(const Span& span) const;
    void addDerivations(const Rule& rule, std::size_t dot, int at, int end,
                        std::vector<Phrase>& parts, std::size_t limit, std::vector<Phrase>& result);

    const Grammar& grammar_;
    std::vector<int> source_;
    std::unordered_map<int, std::vector<int>> rulesByFirstWord_;
    std::unordered_map<int, std::vector<int>> rulesByFirstCategory_;
    /// [start][category]: bit e is set if the category covers the words from start to e.
    std::vector<std::vector<std::uint64_t>> ends_;
    std::map<Span, std::vector<Phrase>> phrases_;
};

}  // namespace lab::language
