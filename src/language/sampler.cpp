// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/sampler.h"

#include <cmath>
#include <ranges>
#include <stdexcept>
#include <utility>

namespace lab::language {

namespace {

constexpr int kMaxRejections = 10'000;

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

const LengthLimits& requirePossible(const LengthLimits& limits) {
    requirePossible(sourceRange(limits));
    requirePossible(targetRange(limits));
    return limits;
}

}  // namespace

Sampler::Sampler(const Grammar& grammar, std::uint64_t seed, LengthLimits limits)
    : grammar_(grammar),
      limits_(requirePossible(limits)),
      random_(seed),
      inside_(grammar, limits.longest, [](const Rule& rule) { return rule.probability; }) {
    double total = 0;
    for (int words = limits.shortest; words <= limits.longest; ++words) {
        lengthWeights_.push_back(std::sqrt(inside_.of(grammar.startCategory(), words)));
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
    double left = random_.uniform() * inside_.of(category, words);
    int chosen = -1;  // the last possible rule if rounding leaves something over
    for (const int number : grammar_.rulesOf(category)) {
        const Rule& rule = grammar_.rules()[static_cast<std::size_t>(number)];
        const double weight = rule.probability * inside_.rest(number, 0, words);
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
    const Symbol& part = grammar_.rules()[static_cast<std::size_t>(number)].source[dot];
    double left = random_.uniform() * inside_.rest(number, dot, words);
    int chosen = 0;
    for (int own = 1; own <= words; ++own) {
        const double weight = inside_.of(part.id, own) * inside_.rest(number, dot + 1, words - own);
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
