// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <vector>

#include "language/grammar.h"

namespace lab::language {

/// Sums over all derivations of so many source words, for each category and each rest of a rule:
/// inside probabilities by length (Lari and Young 1990), or how many derivations there are.
class InsideTable {
  public:
    /// What a rule multiplies its derivations by.
    using Weight = std::function<double(const Rule&)>;

    /// Up to `longest` words. The grammar must outlive it.
    InsideTable(const Grammar& grammar, int longest, const Weight& weight);

    /// Over the phrases of a category; 0 where there are none.
    [[nodiscard]] double of(int category, int words) const {
        return inside_[static_cast<std::size_t>(category)][static_cast<std::size_t>(words)];
    }
    /// Over the ways in which symbols dot.. of a rule's source side make so many words; without the
    /// rule's own weight.
    [[nodiscard]] double rest(int rule, std::size_t dot, int words) const {
        return rest_[static_cast<std::size_t>(rule)][dot][static_cast<std::size_t>(words)];
    }

  private:
    using Table = std::vector<std::vector<double>>;

    [[nodiscard]] double sumFrom(const Rule& rule, std::size_t number, std::size_t dot,
                                 int words) const;

    Table inside_;             ///< [category][words]
    std::vector<Table> rest_;  ///< [rule][dot][words]
};

/// Categories so that those that a unary rule leads to come first.
std::vector<int> categoriesBottomUp(const Grammar& grammar);

}  // namespace lab::language
