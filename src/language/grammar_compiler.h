// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "language/grammar.h"
#include "language/grammar_expander.h"
#include "language/grammar_reader.h"

namespace lab::language {

/// Turns rules with features into plain rules: every combination of feature values that can be
/// derived and reached gets its own category and rules. Used once, by Grammar::parse.
class GrammarCompiler {
  public:
    /// Throws GrammarError, as compile does. `written` must outlive the compiler.
    explicit GrammarCompiler(const WrittenGrammar& written)
        : written_(written), expander_(written) {}

    Grammar compile();

  private:
    /// By number of a CategoryInstance: the number of the category in the compiled grammar, or -1.
    using NewNumbers = std::vector<int>;

    void keepReachable();
    void checkRulesAreUsed() const;
    void checkNoUnaryCircle() const;
    [[nodiscard]] Grammar build() const;
    void collectWords(Grammar& grammar) const;
    [[nodiscard]] NewNumbers nameCategories(Grammar& grammar) const;
    [[nodiscard]] std::string nameOf(const CategoryInstance& instance) const;
    [[nodiscard]] Rule buildRule(const Expansion& expansion, const NewNumbers& newNumbers,
                                 const Grammar& grammar) const;
    void addRules(Grammar& grammar, const NewNumbers& newNumbers) const;
    [[nodiscard]] const WrittenRule& writtenRule(const Expansion& expansion) const {
        return written_.rules[static_cast<std::size_t>(expansion.rule)];
    }

    const WrittenGrammar& written_;
    GrammarExpander expander_;
    int start_ = -1;                     ///< number of its CategoryInstance
    std::vector<Expansion> expansions_;  ///< those that a sentence can need, in the file's order
};

}  // namespace lab::language
