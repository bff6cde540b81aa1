// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "language/sentence_pair.h"
#include "language/split.h"

namespace lab::language {

/// A grammar file that is not one: what() is "file:line:column: what is wrong: what to do".
class GrammarError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// One symbol of a rule's side: a word of that side's word list, or a category.
struct Symbol {
    bool isWord = true;
    int id = 0;    ///< word number or category number
    int slot = 0;  ///< for categories: which of the rule's sub-phrases, counted in source order
};

/// One rule of the compiled grammar: plain categories, features already expanded.
struct Rule {
    int category = 0;
    std::vector<Symbol> source;
    std::vector<Symbol> target;
    /// Positions in `source` and `target`. A source position that is a category stands for the
    /// last word of that phrase.
    std::vector<Link> links;
    /// Probability of the rule among the rules of its category; they add up to 1.
    double probability = 0;
    int line = 0;  ///< where the grammar file has it

    /// A single category on the source side: one phrase becomes another, no word is added there.
    bool isUnary() const { return source.size() == 1 && !source.front().isWord; }
};

/// Words as numbers, both sides, and the links between them.
struct Phrase {
    std::vector<int> source;
    std::vector<int> target;
    std::vector<Link> links;
};

/// A synchronous context-free grammar: derives a sentence, its translation and their alignment
/// together (Chiang 2007, "Hierarchical phrase-based translation", section 2). The text format
/// is described in docs/formats.md. Immutable, so it may be shared between threads.
class Grammar {
  public:
    /// Longest sentence that translate() looks at, in tokens.
    static constexpr std::size_t kMaxTokens = 63;

    /// Reads and compiles the text of a grammar file; `fileName` is for messages only.
    /// Throws GrammarError. A grammar that this accepts has only rules that take part in some
    /// sentence, no rule that derives itself without adding a word, and no empty phrases.
    static Grammar parse(std::string_view text, std::string_view fileName);

    /// The translation of `source` with its alignment, if the grammar derives it; the first one in
    /// the order of the file if there are several. Sentences over kMaxTokens have none.
    std::optional<SentencePair> translate(const std::vector<std::string>& source) const;

    /// All different translations, at most `limit`.
    std::vector<SentencePair> translations(const std::vector<std::string>& source,
                                           std::size_t limit) const;

    const std::vector<Rule>& rules() const { return rules_; }
    /// Numbers of the rules of a category, in the order of the file.
    const std::vector<int>& rulesOf(int category) const {
        return rulesOf_[static_cast<std::size_t>(category)];
    }
    int startCategory() const { return start_; }
    /// Names with features, as in "NP who f sg".
    const std::vector<std::string>& categories() const { return categories_; }
    /// The words of each side, sorted by their bytes.
    const std::vector<std::string>& sourceWords() const { return sourceWords_; }
    const std::vector<std::string>& targetWords() const { return targetWords_; }
    /// Which sentences are never trained on.
    const Split& split() const { return split_; }

    SentencePair spell(const Phrase& phrase) const;

  private:
    friend class GrammarCompiler;
    Grammar() = default;

    std::vector<Rule> rules_;
    std::vector<std::vector<int>> rulesOf_;
    std::vector<std::string> categories_;
    std::vector<std::string> sourceWords_;
    std::vector<std::string> targetWords_;
    std::unordered_map<std::string, int> sourceIds_;
    int start_ = 0;
    Split split_;
};

/// The phrase that `rule` makes of its sub-phrases, which are given by slot. Links of the
/// sub-phrases are kept and moved, those of the rule added.
Phrase compose(const Rule& rule, const std::vector<Phrase>& parts);

}  // namespace lab::language
