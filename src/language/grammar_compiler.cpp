// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/grammar_compiler.h"

#include <algorithm>
#include <functional>
#include <utility>

namespace lab::language {

namespace {

constexpr std::size_t kMaxExpansions = 300'000;

/// Values of the variables bound so far. A rule has few, so a list is the fastest map.
class Bindings {
  public:
    /// Binds, or checks an earlier binding. Undo with restore(mark()).
    bool bind(const std::string& variable, int value) {
        if (variable.empty()) {
            return true;
        }
        for (const auto& [name, bound] : bound_) {
            if (name == variable) {
                return bound == value;
            }
        }
        bound_.emplace_back(variable, value);
        return true;
    }
    std::size_t mark() const { return bound_.size(); }
    void restore(std::size_t mark) { bound_.resize(mark); }

  private:
    std::vector<std::pair<std::string, int>> bound_;
};

bool matches(const WrittenSymbol& symbol, const std::vector<int>& values, Bindings& bindings) {
    for (std::size_t i = 0; i < values.size(); ++i) {
        const FeatureConstraint& constraint = symbol.constraints[i];
        const auto& allowed = constraint.values;
        if (std::find(allowed.begin(), allowed.end(), values[i]) == allowed.end() ||
            !bindings.bind(constraint.variable, values[i])) {
            return false;
        }
    }
    return true;
}

std::vector<const WrittenSymbol*> categoriesOf(const std::vector<WrittenSymbol>& side) {
    std::vector<const WrittenSymbol*> categories;
    for (const WrittenSymbol& symbol : side) {
        if (!symbol.isWord) {
            categories.push_back(&symbol);
        }
    }
    return categories;
}

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
    instancesOf_.resize(written_.categories.size());
    expandAll();
    productive_.assign(written_.rules.size(), false);
    for (const Expansion& expansion : expansions_) {
        productive_[static_cast<std::size_t>(expansion.rule)] = true;
    }
    keepReachable();
    checkRulesAreUsed();
    checkNoUnaryCycle();
    return build();
}

int GrammarCompiler::instance(int category, const Values& values) {
    const auto [found, isNew] =
        instances_.try_emplace({category, values}, static_cast<int>(instanceList_.size()));
    if (isNew) {
        instanceList_.emplace_back(category, values);
        instancesOf_[static_cast<std::size_t>(category)].push_back(found->second);
    }
    return found->second;
}

/// Bottom up until nothing new can be derived, so only productive categories come into being.
void GrammarCompiler::expandAll() {
    for (bool changed = true, first = true; changed; first = false) {
        changed = false;
        for (std::size_t rule = 0; rule < written_.rules.size(); ++rule) {
            const bool hasParts = !categoriesOf(written_.rules[rule].source).empty();
            if (first || hasParts) {
                changed |= expandRule(static_cast<int>(rule));
            }
        }
    }
}

bool GrammarCompiler::expandRule(int number) {
    const WrittenRule& rule = written_.rules[static_cast<std::size_t>(number)];
    const std::vector<const WrittenSymbol*> parts = categoriesOf(rule.source);
    const auto& leftSide = rule.category.constraints;
    const std::size_t before = expansions_.size();
    Bindings bindings;
    Expansion expansion{number, 0, {}};
    Values values;

    const std::function<void()> chooseLeftSide = [&] {
        if (values.size() < leftSide.size()) {
            const FeatureConstraint& constraint = leftSide[values.size()];
            for (const int value : constraint.values) {
                const std::size_t mark = bindings.mark();
                if (bindings.bind(constraint.variable, value)) {
                    values.push_back(value);
                    chooseLeftSide();
                    values.pop_back();
                }
                bindings.restore(mark);
            }
            return;
        }
        expansion.category = instance(rule.category.category, values);
        expansions_.insert(expansion);
        if (expansions_.size() > kMaxExpansions) {
            throwGrammarError(written_.fileName, rule.position,
                              "the features expand to more than " + std::to_string(kMaxExpansions) +
                                  " rules: use fewer features or tie them with variables");
        }
    };
    const std::function<void()> chooseParts = [&] {
        if (expansion.parts.size() == parts.size()) {
            chooseLeftSide();
            return;
        }
        const WrittenSymbol& part = *parts[expansion.parts.size()];
        // By index: a recursive rule adds instances to the list it is walking through.
        const auto& candidates = instancesOf_[static_cast<std::size_t>(part.category)];
        for (std::size_t i = 0; i < candidates.size(); ++i) {
            const int candidate = candidates[i];
            const std::size_t mark = bindings.mark();
            if (matches(part, instanceList_[static_cast<std::size_t>(candidate)].second,
                        bindings)) {
                expansion.parts.push_back(candidate);
                chooseParts();
                expansion.parts.pop_back();
            }
            bindings.restore(mark);
        }
    };
    chooseParts();
    return expansions_.size() != before;
}

void GrammarCompiler::keepReachable() {
    const auto start = instances_.find({written_.start, {}});
    if (start == instances_.end()) {
        throwGrammarError(
            written_.fileName, written_.startPosition,
            "the start category derives no sentence: give it rules that end in words");
    }
    std::map<int, std::vector<const Expansion*>> byCategory;
    for (const Expansion& expansion : expansions_) {
        byCategory[expansion.category].push_back(&expansion);
    }
    std::set<int> reached = {start->second};
    std::vector<int> open = {start->second};
    while (!open.empty()) {
        const int category = open.back();
        open.pop_back();
        for (const Expansion* expansion : byCategory[category]) {
            for (const int part : expansion->parts) {
                if (reached.insert(part).second) {
                    open.push_back(part);
                }
            }
        }
    }
    std::erase_if(expansions_, [&reached](const Expansion& expansion) {
        return reached.count(expansion.category) == 0;
    });
}

/// By line: a paradigm may make forms of a word that no sentence needs, but not only such.
void GrammarCompiler::checkRulesAreUsed() const {
    std::set<int> usedLines;
    for (const Expansion& expansion : expansions_) {
        usedLines.insert(written_.rules[static_cast<std::size_t>(expansion.rule)].position.line);
    }
    for (std::size_t i = 0; i < written_.rules.size(); ++i) {
        const WrittenRule& rule = written_.rules[i];
        if (usedLines.count(rule.position.line) > 0) {
            continue;
        }
        const std::string& start =
            written_.categories[static_cast<std::size_t>(written_.start)].name;
        throwGrammarError(
            written_.fileName, rule.position,
            productive_[i]
                ? "this rule cannot be reached from [" + start + "]: use its category or remove it"
                : "this rule derives nothing: no rules make its categories with these features");
    }
}

/// A category that derives itself alone would let a sentence have endless derivations.
void GrammarCompiler::checkNoUnaryCycle() const {
    std::map<int, std::vector<const Expansion*>> unary;
    for (const Expansion& expansion : expansions_) {
        const WrittenRule& rule = written_.rules[static_cast<std::size_t>(expansion.rule)];
        if (rule.source.size() == 1 && expansion.parts.size() == 1) {
            unary[expansion.category].push_back(&expansion);
        }
    }
    enum class State { New, Open, Done };
    std::map<int, State> states;
    const std::function<void(int)> visit = [&](int category) {
        states[category] = State::Open;
        const auto rules = unary.find(category);
        if (rules != unary.end()) {
            for (const Expansion* expansion : rules->second) {
                const int part = expansion->parts[0];
                if (states[part] == State::Open) {
                    throwGrammarError(
                        written_.fileName,
                        written_.rules[static_cast<std::size_t>(expansion->rule)].position,
                        "this rule lets its category derive itself without adding a word: break "
                        "the circle");
                }
                if (states[part] == State::New) {
                    visit(part);
                }
            }
        }
        states[category] = State::Done;
    };
    for (const auto& entry : unary) {
        if (states[entry.first] == State::New) {
            visit(entry.first);
        }
    }
}

std::string GrammarCompiler::nameOf(int instance) const {
    const auto& [category, values] = instanceList_[static_cast<std::size_t>(instance)];
    const auto& declaration = written_.categories[static_cast<std::size_t>(category)];
    std::string name = declaration.name;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const auto feature = static_cast<std::size_t>(declaration.features[i]);
        name += ' ' + written_.features[feature].values[static_cast<std::size_t>(values[i])];
    }
    return name;
}

/// The probability is still the written weight.
Rule GrammarCompiler::buildRule(const Expansion& expansion, const std::map<int, int>& newNumbers,
                                const Grammar& grammar) const {
    Rule rule;
    const WrittenRule& written = written_.rules[static_cast<std::size_t>(expansion.rule)];
    rule.category = newNumbers.at(expansion.category);
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
        const int part = newNumbers.at(expansion.parts[slot]);
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

void GrammarCompiler::collectWords(Grammar& grammar) const {
    std::set<std::string> sourceWords;
    std::set<std::string> targetWords;
    for (const Expansion& expansion : expansions_) {
        const WrittenRule& rule = written_.rules[static_cast<std::size_t>(expansion.rule)];
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

Grammar GrammarCompiler::build() const {
    Grammar grammar;
    collectWords(grammar);

    // Categories that fell out as unreachable leave gaps in the numbers; close them.
    std::map<int, int> newNumbers;
    for (const Expansion& expansion : expansions_) {
        newNumbers.try_emplace(expansion.category, static_cast<int>(newNumbers.size()));
    }
    grammar.rulesOf_.resize(newNumbers.size());
    grammar.categories_.resize(newNumbers.size());
    for (const auto& [old, number] : newNumbers) {
        grammar.categories_[static_cast<std::size_t>(number)] = nameOf(old);
    }
    grammar.start_ = newNumbers.at(instances_.at({written_.start, {}}));
    grammar.split_ = written_.split;

    // The expansions of a written rule share its weight, so that a rule that holds for many feature
    // values is not chosen more often than its neighbour that holds for one.
    std::map<std::pair<int, int>, int> shares;
    for (const Expansion& expansion : expansions_) {
        ++shares[{expansion.rule, expansion.category}];
    }
    std::vector<double> totals(newNumbers.size(), 0.0);
    for (const Expansion& expansion : expansions_) {
        Rule rule = buildRule(expansion, newNumbers, grammar);
        rule.probability /= shares.at({expansion.rule, expansion.category});
        totals[static_cast<std::size_t>(rule.category)] += rule.probability;
        grammar.rulesOf_[static_cast<std::size_t>(rule.category)].push_back(
            static_cast<int>(grammar.rules_.size()));
        grammar.rules_.push_back(std::move(rule));
    }
    for (Rule& rule : grammar.rules_) {
        rule.probability /= totals[static_cast<std::size_t>(rule.category)];
    }
    return grammar;
}

}  // namespace lab::language
