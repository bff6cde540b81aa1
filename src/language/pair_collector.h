// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "language/own_corpus.h"
#include "language/seen_numbers.h"

namespace lab::language {

/// Takes the lines of a user's file one after the other, keeps what the choices allow and counts
/// the rest. The choices must outlive it. One thread.
class PairCollector {
  public:
    explicit PairCollector(const CorpusChoices& choices);

    void addBlank();
    void addWithoutTab(std::size_t line, std::string_view text);
    /// The two sides of a line, as UTF-8 that may be ill-formed.
    void add(std::size_t line, std::string_view source, std::string_view target);

    /// All that was kept, without the lists of frequent words. The collector is then empty.
    OwnCorpus corpus() &&;

  private:
    using Tokens = std::vector<std::string>;

    void drop(Dropped reason, std::size_t line);
    bool isDamaged(std::string_view text);
    void addTokens(std::size_t line, const Tokens& source, const Tokens& target);
    bool isNew();

    const CorpusChoices& choices_;
    OwnCorpus corpus_;
    std::vector<std::uint32_t> source_;  ///< words of the pair in hand
    std::vector<std::uint32_t> target_;
    SeenNumbers seen_;  ///< hashes of pairs: those of a million are hardly ever the same
};

}  // namespace lab::language
