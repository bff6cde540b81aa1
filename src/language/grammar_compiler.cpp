// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/grammar_compiler.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "language/bottom_up_order.h"

namespace lab::language {

namespace {

std::vector<std::string> sortedWords(const std::set<std::string>& words) {
    return {words.begin(), words.end()};
}

int numberOf(const std::vector<std::string>& words, const std::string& word) {
    return static_cast<int>(std::lower_bound(words.begin(), words.end(), word) - words.begin());
}

/// The links of a rule without a links column: from the words of one side to the words of the
/// other, where one side has a single word.
std::vector<Link> defaultLinks(const WrittenRule& rule, const std::string& fileName) {
    const auto wordPositions = [](const std::vector<WrittenSymbol>& side) {
        std::vector<int> positions;
        for (std::size_t i = 0; i < side.size(); ++i) {
            if (side[i].isWord) {
                positions.push_back(static_cast<int>(i));
            }
        }
        return positions;
    };
    const std::vector<int> source = wordPositions(rule.source);
    const std::vector<int> target = wordPositions(rule.target);
    if (source.size() > 1 && target.size() > 1) {
        throwGrammarError(fileName, rule.position,
                          "both sides have several words, so the alignment is open: add the column "
                          "of links, as '0-0 1-1'");
    }
    std::vector<Link> links;
    for (const int s : source) {
        for (const int t : target) {
            links.push_back({s, t});
        }
    }
    return links;
}

}  // namespace

Grammar GrammarCompiler::compile() {
    keepReachable();
    checkRulesAreUsed();
    checkNoUnaryCircle();
    return build();
}

void GrammarCompiler::keepReachable() {
    start_ = expander_.find({written_.start, {}});
    if (start_ < 0) {
        throwGrammarError(
            written_.fileName, written_.startPosition,
            "the start category derives no sentence: give it rules that end in words");
    }
    std::vector<std::vector<const Expansion*>> byCategory(expander_.instances().size());
    for (const Expansion& expansion : expander_.expansions()) {
        byCategory[static_cast<std::size_t>(expansion.category)].push_back(&expansion);
    }
    std::vector<bool> reached(byCategory.size(), false);
    std::vector<int> open;
    const auto reach = [&](int category) {
        if (!reached[static_cast<std::size_t>(category)]) {
            reached[static_cast<std::size_t>(category)] = true;
            open.push_back(category);
        }
    };
    reach(start_);
    while (!open.empty()) {
        const auto category = static_cast<std::size_t>(open.back());
        open.pop_back();
        for (const Expansion* expansion : byCategory[category]) {
            std::ranges::for_each(expansion->parts, reach);
        }
    }
    std::ranges::copy_if(expander_.expansions(), std::back_inserter(expansions_),
                         [&reached](const Expansion& expansion) {
                             return reached[static_cast<std::size_t>(expansion.category)];
                         });
}

/// By line: a paradigm may make forms of a word that no sentence needs, but not only such.
void GrammarCompiler::checkRulesAreUsed() const {
    std::set<int> usedLines;
    for (const Expansion& expansion : expansions_) {
        usedLines.insert(writtenRule(expansion).position.line);
    }
    for (int number = 0; number < static_cast<int>(written_.rules.size()); ++number) {
        const WrittenRule& rule = written_.rules[static_cast<std::size_t>(number)];
        if (usedLines.count(rule.position.line) > 0) {
            continue;
        }
        const auto derived = expander_.expansions().lower_bound({number, 0, {}});
        const bool isProductive =
            derived != expander_.expansions().end() && derived->rule == number;
        const std::string& start =
            written_.categories[static_cast<std::size_t>(written_.start)].name;
        throwGrammarError(
            written_.fileName, rule.position,
            isProductive
                ? "this rule cannot be reached from [" + start + "]: use its category or remove it"
                : "this rule derives nothing: no rules make its categories with these features");
    }
}

/// A category that derives itself alone would let a sentence have endless derivations.
void GrammarCompiler::checkNoUnaryCircle() const {
    Edges parts(expander_.instances().size());
    std::vector<std::vector<const WrittenRule*>> rules(parts.size());
    for (const Expansion& expansion : expansions_) {
        const WrittenRule& rule = writtenRule(expansion);
        if (rule.source.size() == 1 && expansion.parts.size() == 1) {
            const auto category = static_cast<std::size_t>(expansion.category);
            parts[category].push_back(expansion.parts[0]);
            rules[category].push_back(&rule);
        }
    }
    if (const auto circle = bottomUpOrder(parts).circle) {
        throwGrammarError(written_.fileName,
                          rules[static_cast<std::size_t>(circle->node)][circle->edge]->position,
                          "this rule lets its category derive itself without adding a word: break "
                          "the circle");
    }
}

Grammar GrammarCompiler::build() const {
    Grammar grammar;
    collectWords(grammar);
    const NewNumbers newNumbers = nameCategories(grammar);
    grammar.start_ = newNumbers[static_cast<std::size_t>(start_)];
    grammar.split_ = written_.split;
    addRules(grammar, newNumbers);
    return grammar;
}

void GrammarCompiler::collectWords(Grammar& grammar) const {
    std::set<std::string> sourceWords;
    std::set<std::string> targetWords;
    for (const Expansion& expansion : expansions_) {
        const WrittenRule& rule = writtenRule(expansion);
        for (const auto& [side, words] :
             {std::pair(&rule.source, &sourceWords), std::pair(&rule.target, &targetWords)}) {
            for (const WrittenSymbol& symbol : *side) {
                if (symbol.isWord) {
                    words->insert(symbol.word);
                }
            }
        }
    }
    grammar.sourceWords_ = sortedWords(sourceWords);
    grammar.targetWords_ = sortedWords(targetWords);
    for (std::size_t i = 0; i < grammar.sourceWords_.size(); ++i) {
        grammar.sourceIds_.emplace(grammar.sourceWords_[i], static_cast<int>(i));
    }
}

/// Categories that fell out as unreachable leave gaps in the numbers; the new ones have none.
GrammarCompiler::NewNumbers GrammarCompiler::nameCategories(Grammar& grammar) const {
    NewNumbers newNumbers(expander_.instances().size(), -1);
    for (const Expansion& expansion : expansions_) {
        const auto old = static_cast<std::size_t>(expansion.category);
        if (newNumbers[old] < 0) {
            newNumbers[old] = static_cast<int>(grammar.categories_.size());
            grammar.categories_.push_back(nameOf(expander_.instances()[old]));
        }
    }
    return newNumbers;
}

std::string GrammarCompiler::nameOf(const CategoryInstance& instance) const {
    const auto& declaration = written_.categories[static_cast<std::size_t>(instance.category)];
    std::string name = declaration.name;
    for (std::size_t i = 0; i < instance.values.size(); ++i) {
        const auto& feature = written_.features[static_cast<std::size_t>(declaration.features[i])];
        name += ' ' + feature.values[static_cast<std::size_t>(instance.values[i])];
    }
    return name;
}

/// The expansions of a written rule share its weight, so that a rule that holds for many feature
/// values is not chosen more often than its neighbour that holds for one.
void GrammarCompiler::addRules(Grammar& grammar, const NewNumbers& newNumbers) const {
    std::map<std::pair<int, int>, int> shares;
    for (const Expansion& expansion : expansions_) {
        ++shares[{expansion.rule, expansion.category}];
    }
    grammar.rulesOf_.resize(grammar.categories_.size());
    std::vector<double> totals(grammar.categories_.size(), 0.0);
    for (const Expansion& expansion : expansions_) {
        Rule rule = buildRule(expansion, newNumbers, grammar);
        rule.probability /= shares.at({expansion.rule, expansion.category});
        const auto category = static_cast<std::size_t>(rule.category);
        totals[category] += rule.probability;
        grammar.rulesOf_[category].push_back(static_cast<int>(grammar.rules_.size()));
        grammar.rules_.push_back(std::move(rule));
    }
    for (Rule& rule : grammar.rules_) {
        rule.probability /= totals[static_cast<std::size_t>(rule.category)];
    }
}

/// The probability is still the written weight.
Rule GrammarCompiler::buildRule(const Expansion& expansion, const NewNumbers& newNumbers,
                                const Grammar& grammar) const {
    const auto newNumber = [&](int old) { return newNumbers[static_cast<std::size_t>(old)]; };
    Rule rule;
    const WrittenRule& written = writtenRule(expansion);
    rule.category = newNumber(expansion.category);
    rule.line = written.position.line;
    rule.links = written.links ? *written.links : defaultLinks(written, written_.fileName);
    rule.probability = written.weight;
    std::map<int, std::pair<int, int>> slots;  // written index -> slot, category
    for (const WrittenSymbol& symbol : written.source) {
        if (symbol.isWord) {
            rule.source.push_back({true, numberOf(grammar.sourceWords_, symbol.word), 0});
            continue;
        }
        const std::size_t slot = slots.size();
        const int part = newNumber(expansion.parts[slot]);
        slots[symbol.index] = {static_cast<int>(slot), part};
        rule.source.push_back({false, part, static_cast<int>(slot)});
    }
    for (const WrittenSymbol& symbol : written.target) {
        if (symbol.isWord) {
            rule.target.push_back({true, numberOf(grammar.targetWords_, symbol.word), 0});
            continue;
        }
        const auto [slot, part] = slots.at(symbol.index);
        rule.target.push_back({false, part, slot});
    }
    return rule;
}

}  // namespace lab::language
