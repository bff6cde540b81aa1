// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/grammar_expander.h"

#include <algorithm>
#include <string>
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

/// What is chosen for one rule: an instance for each part, then a value for each feature of the
/// left side. Backtracks without recursion: a rule may have any number of parts.
class Choices {
  public:
    Choices(const WrittenRule& rule, const std::vector<CategoryInstance>& instances,
            const std::vector<std::vector<int>>& instancesOf)
        : leftSide_(rule.category.constraints), instances_(instances), instancesOf_(instancesOf) {
        for (const WrittenSymbol& symbol : rule.source) {
            if (!symbol.isWord) {
                written_.push_back(&symbol);
            }
        }
    }

    /// Goes to the next way to choose everything; false after the last one.
    bool next() {
        while (!places_.empty()) {
            undo(places_.back());
            const std::size_t candidate = places_.back().next++;
            if (isComplete() && candidate == 0) {
                return true;
            }
            if (isComplete() || candidate == candidates()) {
                places_.pop_back();
            } else if (choose(candidate)) {
                places_.push_back({0, bindings_.mark()});
            }
        }
        return false;
    }

    const std::vector<int>& parts() const { return parts_; }
    const std::vector<int>& values() const { return values_; }

  private:
    /// Where a choice is made: the candidate to try next, and the variables bound before it.
    struct Place {
        std::size_t next;
        std::size_t mark;
    };

    std::size_t depth() const { return places_.size() - 1; }
    bool isComplete() const { return depth() == written_.size() + leftSide_.size(); }
    bool isPart() const { return depth() < written_.size(); }
    const FeatureConstraint& feature() const { return leftSide_[depth() - written_.size()]; }
    const std::vector<int>& partCandidates() const {
        return instancesOf_[static_cast<std::size_t>(written_[depth()]->category)];
    }

    /// Asked anew each time: a recursive rule adds instances to the list it is walking through.
    std::size_t candidates() const {
        return isPart() ? partCandidates().size() : feature().values.size();
    }

    void undo(const Place& place) {
        bindings_.restore(place.mark);
        parts_.resize(std::min(depth(), written_.size()));
        values_.resize(depth() - parts_.size());
    }

    bool choose(std::size_t candidate) {
        if (isPart()) {
            const int instance = partCandidates()[candidate];
            const auto& values = instances_[static_cast<std::size_t>(instance)].values;
            parts_.push_back(instance);
            return matches(*written_[depth()], values, bindings_);
        }
        const int value = feature().values[candidate];
        values_.push_back(value);
        return bindings_.bind(feature().variable, value);
    }

    const std::vector<FeatureConstraint>& leftSide_;
    const std::vector<CategoryInstance>& instances_;
    const std::vector<std::vector<int>>& instancesOf_;
    std::vector<const WrittenSymbol*> written_;  ///< the parts as they are written
    Bindings bindings_;
    std::vector<Place> places_{{0, 0}};
    std::vector<int> parts_;
    std::vector<int> values_;
};

}  // namespace

std::size_t GrammarExpander::Hash::operator()(const CategoryInstance& instance) const {
    auto hash = static_cast<std::size_t>(instance.category);
    for (const int value : instance.values) {
        hash = hash * 31 + static_cast<std::size_t>(value);
    }
    return hash;
}

/// Through the file again and again, but only to the rules that a new instance may have given
/// something to derive.
GrammarExpander::GrammarExpander(const WrittenGrammar& written) : written_(written) {
    instancesOf_.resize(written.categories.size());
    usersOf_.resize(written.categories.size());
    for (int rule = 0; rule < static_cast<int>(written.rules.size()); ++rule) {
        waiting_.insert(rule);
        for (const WrittenSymbol& symbol : written.rules[static_cast<std::size_t>(rule)].source) {
            if (!symbol.isWord) {
                usersOf_[static_cast<std::size_t>(symbol.category)].push_back(rule);
            }
        }
    }
    for (int rule = -1; !waiting_.empty();) {
        auto following = waiting_.upper_bound(rule);
        following = following == waiting_.end() ? waiting_.begin() : following;
        rule = *following;
        waiting_.erase(following);
        expand(rule);
    }
}

int GrammarExpander::find(const CategoryInstance& instance) const {
    const auto found = numbers_.find(instance);
    return found == numbers_.end() ? -1 : found->second;
}

void GrammarExpander::expand(int rule) {
    Choices choices(written_.rules[static_cast<std::size_t>(rule)], instances_, instancesOf_);
    while (choices.next()) {
        add(rule, choices.parts(), choices.values());
    }
}

void GrammarExpander::add(int rule, const std::vector<int>& parts, const std::vector<int>& values) {
    const WrittenRule& written = written_.rules[static_cast<std::size_t>(rule)];
    expansions_.insert({rule, numberOf({written.category.category, values}), parts});
    if (expansions_.size() > kMaxExpansions) {
        throwGrammarError(written_.fileName, written.position,
                          "the features expand to more than " + std::to_string(kMaxExpansions) +
                              " rules: use fewer features or tie them with variables");
    }
}

int GrammarExpander::numberOf(CategoryInstance instance) {
    const auto [found, isNew] = numbers_.try_emplace(instance, static_cast<int>(instances_.size()));
    if (isNew) {
        const auto category = static_cast<std::size_t>(instance.category);
        instancesOf_[category].push_back(found->second);
        waiting_.insert(usersOf_[category].begin(), usersOf_[category].end());
        instances_.push_back(std::move(instance));
    }
    return found->second;
}

}  // namespace lab::language
