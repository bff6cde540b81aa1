// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstddef>
#include <set>
#include <unordered_map>
#include <vector>

#include "language/grammar_reader.h"

namespace lab::language {

/// A written category with all its features fixed.
struct CategoryInstance {
    int category = 0;         ///< number of CategoryDeclaration
    std::vector<int> values;  ///< one for each of its features

    bool operator==(const CategoryInstance&) const = default;
};

/// A written rule with every feature of every category fixed.
struct Expansion {
    int rule = 0;
    int category = 0;        ///< number of a CategoryInstance
    std::vector<int> parts;  ///< those of the sub-phrases, in source order

    auto operator<=>(const Expansion&) const = default;
};

/// Finds every combination of feature values that derives something: bottom up, so that only
/// productive categories come into being. Their numbers follow from the order of the file alone.
/// Used once, by GrammarCompiler.
class GrammarExpander {
  public:
    /// Expands all rules. Throws GrammarError if there are too many expansions. `written` must
    /// outlive the expander.
    explicit GrammarExpander(const WrittenGrammar& written);

    const std::vector<CategoryInstance>& instances() const { return instances_; }
    /// The number of an instance, or -1 if it derives nothing.
    int find(const CategoryInstance& instance) const;
    /// Sorted by written rule: the file's order.
    const std::set<Expansion>& expansions() const { return expansions_; }

  private:
    struct Hash {
        std::size_t operator()(const CategoryInstance& instance) const;
    };

    void expand(int rule);
    void add(int rule, const std::vector<int>& parts, const std::vector<int>& values);
    int numberOf(CategoryInstance instance);

    const WrittenGrammar& written_;
    std::vector<CategoryInstance> instances_;
    std::unordered_map<CategoryInstance, int, Hash> numbers_;
    std::vector<std::vector<int>> instancesOf_;  ///< by written category
    std::vector<std::vector<int>> usersOf_;      ///< rules that have it in their source, likewise
    std::set<int> waiting_;                      ///< rules that may have something new to derive
    std::set<Expansion> expansions_;
};

}  // namespace lab::language
