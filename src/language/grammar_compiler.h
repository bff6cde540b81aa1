// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "language/grammar.h"
#include "language/grammar_reader.h"

namespace lab::language {

/// Turns rules with features into plain rules: every combination of feature values that can be
/// derived and reached gets its own category and rules. Used once, by Grammar::parse.
class GrammarCompiler {
  public:
    explicit GrammarCompiler(const WrittenGrammar& written) : written_(written) {}

    /// Throws GrammarError.
    Grammar compile();

  private:
    using Values = std::vector<int>;  ///< one for each feature of a category

    /// A written rule with every feature of every category fixed.
    struct Expansion {
        int rule = 0;
        int category = 0;
        std::vector<int> parts;  ///< categories of the sub-phrases, in source order

        auto operator<=>(const Expansion&) const = default;
    };

    int instance(int category, const Values& values);
    void expandAll();
    bool expandRule(int rule);
    void keepReachable();
    void checkRulesAreUsed() const;
    void checkNoUnaryCycle() const;
    Grammar build() const;
    void collectWords(Grammar& grammar) const;
    std::string nameOf(int instance) const;
    Rule buildRule(const Expansion& expansion, const std::map<int, int>& newNumbers,
                   const Grammar& grammar) const;

    const WrittenGrammar& written_;
    std::map<std::pair<int, Values>, int> instances_;
    std::vector<std::pair<int, Values>> instanceList_;
    std::vector<std::vector<int>> instancesOf_;  ///< by written category
    std::set<Expansion> expansions_;             ///< sorted by written rule: the file's order
    std::vector<bool> productive_;               ///< by written rule, before reachability
};

}  // namespace lab::language
