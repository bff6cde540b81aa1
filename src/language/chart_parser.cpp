// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/chart_parser.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "language/bottom_up_order.h"

namespace lab::language {

namespace {

std::uint64_t bit(int position) {
    return std::uint64_t{1} << static_cast<unsigned>(position);
}

}  // namespace

ChartParser::ChartParser(const Grammar& grammar, std::vector<int> source)
    : grammar_(grammar),
      source_(std::move(source)),
      ends_(source_.size() + 1, std::vector<std::uint64_t>(grammar.categories().size(), 0)) {
    indexRules();
    for (int start = static_cast<int>(source_.size()) - 1; start >= 0; --start) {
        recogniseFrom(start);
    }
}

void ChartParser::indexRules() {
    const std::set<int> words(source_.begin(), source_.end());
    const auto canOccur = [&words](const Symbol& symbol) {
        return !symbol.isWord || words.count(symbol.id) > 0;
    };
    for (std::size_t i = 0; i < grammar_.rules().size(); ++i) {
        const Rule& rule = grammar_.rules()[i];
        if (!std::all_of(rule.source.begin(), rule.source.end(), canOccur)) {
            continue;
        }
        const Symbol& first = rule.source.front();
        (first.isWord ? rulesByFirstWord_ : rulesByFirstCategory_)[first.id].push_back(
            static_cast<int>(i));
    }
}

void ChartParser::recogniseFrom(int start) {
    std::vector<Item> agenda;
    std::set<std::tuple<int, int, int>> seen;
    const auto add = [&](int rule, int dot, int end) {
        if (seen.emplace(rule, dot, end).second) {
            agenda.push_back({rule, dot, end});
        }
    };
    for (const int rule : rulesByFirstWord_[source_[static_cast<std::size_t>(start)]]) {
        add(rule, 1, start + 1);
    }
    std::vector<std::uint64_t>& found = ends_[static_cast<std::size_t>(start)];
    while (!agenda.empty()) {
        const Item item = agenda.back();
        agenda.pop_back();
        const Rule& rule = grammar_.rules()[static_cast<std::size_t>(item.rule)];
        if (static_cast<std::size_t>(item.dot) == rule.source.size()) {
            std::uint64_t& ends = found[static_cast<std::size_t>(rule.category)];
            if ((ends & bit(item.end)) == 0) {
                ends |= bit(item.end);
                for (const int parent : rulesByFirstCategory_[rule.category]) {
                    add(parent, 1, item.end);
                }
            }
            continue;
        }
        if (static_cast<std::size_t>(item.end) == source_.size()) {
            continue;
        }
        const Symbol& next = rule.source[static_cast<std::size_t>(item.dot)];
        if (next.isWord) {
            if (source_[static_cast<std::size_t>(item.end)] == next.id) {
                add(item.rule, item.dot + 1, item.end + 1);
            }
            continue;
        }
        for (int end = item.end + 1; end <= static_cast<int>(source_.size()); ++end) {
            if (covers(next.id, item.end, end)) {
                add(item.rule, item.dot + 1, end);
            }
        }
    }
}

bool ChartParser::covers(int category, int start, int end) const {
    return (ends_[static_cast<std::size_t>(start)][static_cast<std::size_t>(category)] &
            bit(end)) != 0;
}

std::vector<Phrase> ChartParser::sentences(std::size_t limit) {
    const int end = static_cast<int>(source_.size());
    if (limit == 0 || end == 0 || !covers(grammar_.startCategory(), 0, end)) {
        return {};
    }
    phrases_.clear();  // they were cut at an earlier limit
    return phrases({grammar_.startCategory(), 0, end}, limit);
}

const std::vector<Phrase>& ChartParser::phrases(const Span& span, std::size_t limit) {
    const auto known = phrases_.find(span);
    if (known != phrases_.end()) {
        return known->second;
    }
    // What unary rules lead to comes first, so that calls nest no deeper than the sentence is long.
    for (const Span& each : unaryBelow(span)) {
        std::vector<Phrase> result;
        for (const int number : grammar_.rulesOf(each[0])) {
            std::vector<Phrase> parts;
            addDerivations(grammar_.rules()[static_cast<std::size_t>(number)], 0, each[1], each[2],
                           parts, limit, result);
        }
        phrases_.emplace(each, std::move(result));
    }
    return phrases_.at(span);
}

/// The span and the unknown ones that chains of unary rules lead to from it, from below.
std::vector<ChartParser::Span> ChartParser::unaryBelow(const Span& span) const {
    std::vector<int> categories{span[0]};
    std::unordered_map<int, int> numbers{{span[0], 0}};
    Edges edges;
    for (std::size_t at = 0; at < categories.size(); ++at) {
        edges.emplace_back();
        for (const int number : grammar_.rulesOf(categories[at])) {
            const Rule& rule = grammar_.rules()[static_cast<std::size_t>(number)];
            const int part = rule.source.front().id;
            if (!rule.isUnary() || !covers(part, span[1], span[2]) ||
                phrases_.contains({part, span[1], span[2]})) {
                continue;
            }
            const auto [found, isNew] =
                numbers.try_emplace(part, static_cast<int>(categories.size()));
            if (isNew) {
                categories.push_back(part);
            }
            edges.back().push_back(found->second);
        }
    }
    std::vector<Span> spans;
    for (const int number : bottomUpOrder(edges).nodes) {
        spans.push_back({categories[static_cast<std::size_t>(number)], span[1], span[2]});
    }
    return spans;
}

void ChartParser::addDerivations(const Rule& rule, std::size_t dot, int at, int end,
                                 std::vector<Phrase>& parts, std::size_t limit,
                                 std::vector<Phrase>& result) {
    if (result.size() >= limit) {
        return;
    }
    const auto left = static_cast<int>(rule.source.size() - dot);
    if (left == 0) {
        if (at == end) {
            Phrase phrase = compose(rule, parts);
            const auto same = [&phrase](const Phrase& other) {
                return other.target == phrase.target;
            };
            if (std::none_of(result.begin(), result.end(), same)) {
                result.push_back(std::move(phrase));
            }
        }
        return;
    }
    if (end - at < left) {
        return;
    }
    const Symbol& symbol = rule.source[dot];
    if (symbol.isWord) {
        if (source_[static_cast<std::size_t>(at)] == symbol.id) {
            addDerivations(rule, dot + 1, at + 1, end, parts, limit, result);
        }
        return;
    }
    const int last = end - (left - 1);
    for (int split = left == 1 ? end : at + 1; split <= last; ++split) {
        if (!covers(symbol.id, at, split)) {
            continue;
        }
        // A copy: deeper calls add to the memory that holds the original.
        const std::vector<Phrase> choices = phrases({symbol.id, at, split}, limit);
        for (const Phrase& choice : choices) {
            parts.push_back(choice);
            addDerivations(rule, dot + 1, split, end, parts, limit, result);
            parts.pop_back();
        }
    }
}

}  // namespace lab::language
