// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/sampler.h"

#include <cmath>
#include <ranges>
#include <stdexcept>
#include <utility>

#include "language/bottom_up_order.h"

namespace lab::language {

namespace {

constexpr int kMaxRejections = 10'000;

/// Categories so that those that a unary rule leads to come first.
std::vector<int> categoriesBottomUp(const Grammar& grammar) {
    Edges unary(grammar.categories().size());
    for (std::size_t category = 0; category < unary.size(); ++category) {
        for (const int number : grammar.rulesOf(static_cast<int>(category))) {
            const Rule& rule = grammar.rules()[static_cast<std::size_t>(number)];
            if (rule.isUnary()) {
                unary[category].push_back(rule.source[0].id);
            }
        }
    }
    return bottomUpOrder(unary).nodes;
}

std::string textOf(const LengthRange& range) {
    return std::to_string(range.shortest) + " to " + std::to_string(range.longest);
}

void requirePossible(const LengthRange& range) {
    if (range.shortest < 1 || range.longest < range.shortest ||
        range.longest > static_cast<int>(Grammar::kMaxTokens)) {
        throw std::invalid_argument("sentence lengths from " + textOf(range) +
                                    " are impossible: choose within 1 to " +
                                    std::to_string(Grammar::kMaxTokens));
    }
}

LengthRange sourceRange(const LengthLimits& limits) {
    return {limits.shortest, limits.longest};
}

LengthRange targetRange(const LengthLimits& limits) {
    return limits.target.value_or(sourceRange(limits));
}

}  // namespace

Sampler::Sampler(const Grammar& grammar, std::uint64_t seed, LengthLimits limits)
    : grammar_(grammar), limits_(limits), random_(seed) {
    requirePossible(sourceRange(limits));
    requirePossible(targetRange(limits));
    fillTables();
    const std::vector<double>& sentences =
        inside_[static_cast<std::size_t>(grammar.startCategory())];
    double total = 0;
    for (int words = limits.shortest; words <= limits.longest; ++words) {
        lengthWeights_.push_back(std::sqrt(sentences[static_cast<std::size_t>(words)]));
        total += lengthWeights_.back();
    }
    if (!(total > 0)) {
        throw GrammarError("the grammar makes no sentence of " + textOf(sourceRange(limits)) +
                           " words: choose other lengths");
    }
}

SentencePair Sampler::next() {
    const LengthRange wanted = targetRange(limits_);
    for (int attempt = 0; attempt < kMaxRejections; ++attempt) {
        const Phrase phrase = draw(grammar_.startCategory(), drawLength());
        const auto words = static_cast<int>(phrase.target.size());
        if (words >= wanted.shortest && words <= wanted.longest) {
            return grammar_.spell(phrase);
        }
    }
    throw GrammarError("the grammar makes hardly any translation of " + textOf(wanted) +
                       " words: choose other lengths");
}

void Sampler::fillTables() {
    const auto columns = static_cast<std::size_t>(limits_.longest) + 1;
    inside_.assign(grammar_.categories().size(), std::vector<double>(columns, 0.0));
    partial_.resize(grammar_.rules().size());
    for (std::size_t i = 0; i < partial_.size(); ++i) {
        const std::size_t symbols = grammar_.rules()[i].source.size();
        partial_[i].assign(symbols + 1, std::vector<double>(columns, 0.0));
        partial_[i][symbols][0] = 1;
    }
    const std::vector<int> order = categoriesBottomUp(grammar_);
    for (int words = 1; words <= limits_.longest; ++words) {
        const auto column = static_cast<std::size_t>(words);
        for (const int category : order) {
            double sum = 0;
            for (const int number : grammar_.rulesOf(category)) {
                const auto ruleNumber = static_cast<std::size_t>(number);
                const Rule& rule = grammar_.rules()[ruleNumber];
                partial_[ruleNumber][0][column] = sumFrom(rule, ruleNumber, 0, words);
                sum += rule.probability * partial_[ruleNumber][0][column];
            }
            inside_[static_cast<std::size_t>(category)][column] = sum;
        }
        // The later dots may need a category at this very length, so they wait for all of them.
        for (std::size_t i = 0; i < partial_.size(); ++i) {
            const Rule& rule = grammar_.rules()[i];
            for (std::size_t dot = 1; dot < rule.source.size(); ++dot) {
                partial_[i][dot][column] = sumFrom(rule, i, dot, words);
            }
        }
    }
}

double Sampler::sumFrom(const Rule& rule, std::size_t ruleNumber, std::size_t dot,
                        int words) const {
    const std::vector<double>& rest = partial_[ruleNumber][dot + 1];
    if (rule.source[dot].isWord) {
        return rest[static_cast<std::size_t>(words - 1)];
    }
    const std::vector<double>& first = inside_[static_cast<std::size_t>(rule.source[dot].id)];
    double sum = 0;
    for (int own = 1; own <= words; ++own) {
        sum += first[static_cast<std::size_t>(own)] * rest[static_cast<std::size_t>(words - own)];
    }
    return sum;
}

int Sampler::drawLength() {
    double total = 0;
    for (const double weight : lengthWeights_) {
        total += weight;
    }
    double left = random_.uniform() * total;
    int chosen = limits_.shortest;
    for (std::size_t i = 0; i < lengthWeights_.size(); ++i) {
        if (lengthWeights_[i] > 0) {
            chosen = limits_.shortest + static_cast<int>(i);
            left -= lengthWeights_[i];
            if (left < 0) {
                break;
            }
        }
    }
    return chosen;
}

/// Down a chain of unary rules in a loop, so that calls nest no deeper than the sentence is long.
Phrase Sampler::draw(int category, int words) {
    std::vector<int> chain;
    int rule = drawRule(category, words);
    while (grammar_.rules()[static_cast<std::size_t>(rule)].isUnary()) {
        chain.push_back(rule);
        words = drawPartLength(rule, 0, words);
        rule = drawRule(grammar_.rules()[static_cast<std::size_t>(rule)].source[0].id, words);
    }
    Phrase phrase = drawParts(rule, words);
    for (const int above : std::views::reverse(chain)) {
        phrase = compose(grammar_.rules()[static_cast<std::size_t>(above)], {phrase});
    }
    return phrase;
}

int Sampler::drawRule(int category, int words) {
    const auto column = static_cast<std::size_t>(words);
    double left = random_.uniform() * inside_[static_cast<std::size_t>(category)][column];
    int chosen = -1;  // the last possible rule if rounding leaves something over
    for (const int number : grammar_.rulesOf(category)) {
        const auto ruleNumber = static_cast<std::size_t>(number);
        const double weight =
            grammar_.rules()[ruleNumber].probability * partial_[ruleNumber][0][column];
        if (weight > 0) {
            chosen = number;
            left -= weight;
            if (left < 0) {
                break;
            }
        }
    }
    return chosen;
}

Phrase Sampler::drawParts(int number, int words) {
    const Rule& rule = grammar_.rules()[static_cast<std::size_t>(number)];
    std::vector<Phrase> parts;
    for (std::size_t dot = 0; dot < rule.source.size(); ++dot) {
        if (rule.source[dot].isWord) {
            --words;
            continue;
        }
        const int own = drawPartLength(number, dot, words);
        parts.push_back(draw(rule.source[dot].id, own));
        words -= own;
    }
    return compose(rule, parts);
}

int Sampler::drawPartLength(int number, std::size_t dot, int words) {
    const auto ruleNumber = static_cast<std::size_t>(number);
    const Symbol& part = grammar_.rules()[ruleNumber].source[dot];
    const std::vector<double>& first = inside_[static_cast<std::size_t>(part.id)];
    const std::vector<double>& rest = partial_[ruleNumber][dot + 1];
    double left = random_.uniform() * partial_[ruleNumber][dot][static_cast<std::size_t>(words)];
    int chosen = 0;
    for (int own = 1; own <= words; ++own) {
        const double weight =
            first[static_cast<std::size_t>(own)] * rest[static_cast<std::size_t>(words - own)];
        if (weight > 0) {
            chosen = own;
            left -= weight;
            if (left < 0) {
                break;
            }
        }
    }
    return chosen;
}

}  // namespace lab::language
