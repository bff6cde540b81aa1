// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/corpus.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <string>
#include <unordered_set>
#include <utility>

namespace lab::language {

namespace {

/// So many draws in a row without a new sentence mean that there are none left to find.
constexpr std::size_t kPatience = 100'000;

std::string joined(const std::vector<std::string>& tokens) {
    std::string text;
    for (const std::string& token : tokens) {
        text += token;
        text += ' ';
    }
    return text;
}

/// So many pairs of one part, fewer if no more are found.
std::vector<SentencePair> draw(Sampler& sampler, const Split& split, Part part, std::size_t count,
                               bool unique) {
    std::unordered_set<std::string> seen;
    std::vector<SentencePair> pairs;
    for (std::size_t misses = 0; pairs.size() < count && misses <= kPatience;) {
        SentencePair pair = sampler.next();
        const bool wanted = isHeldOut(pair.source, split) == (part == Part::HeldOut) &&
                            (!unique || seen.insert(joined(pair.source)).second);
        if (wanted) {
            pairs.push_back(std::move(pair));
            misses = 0;
        } else {
            ++misses;
        }
    }
    return pairs;
}

/// The same within limits that perhaps no sentence of the grammar keeps.
std::vector<SentencePair> drawGroup(const Grammar& grammar, Part part, const LengthLimits& limits,
                                    std::size_t count, std::uint64_t seed) {
    try {
        Sampler sampler(grammar, seed, limits);
        return draw(sampler, grammar.split(), part, count, true);
    } catch (const GrammarError&) {
        return {};
    }
}

}  // namespace

std::vector<SentencePair> sample(const Grammar& grammar, Part part, std::size_t count,
                                 std::uint64_t seed, bool unique, LengthLimits limits) {
    Sampler sampler(grammar, seed, limits);
    std::vector<SentencePair> pairs = draw(sampler, grammar.split(), part, count, unique);
    if (pairs.size() < count) {
        throw GrammarError("the grammar makes only about " + std::to_string(pairs.size()) +
                           " of the " + std::to_string(count) +
                           " different sentences wanted: ask for fewer");
    }
    return pairs;
}

std::vector<SentencePair> sampleByLength(const Grammar& grammar, Part part,
                                         const EvenLengths& lengths, std::uint64_t seed) {
    constexpr auto most = static_cast<int>(Grammar::kMaxTokens);
    if (lengths.lengthsInGroup < 1 || lengths.longest < 1 || lengths.longest > most) {
        throw std::invalid_argument(
            "sentences up to " + std::to_string(lengths.longest) + " words in groups of " +
            std::to_string(lengths.lengthsInGroup) + " lengths are impossible: choose 1 to " +
            std::to_string(most) + " words, groups of 1 or more");
    }
    std::vector<SentencePair> pairs;
    for (int shortest = 1; shortest <= lengths.longest; shortest += lengths.lengthsInGroup) {
        const int longest = std::min(shortest + lengths.lengthsInGroup - 1, lengths.longest);
        std::ranges::move(drawGroup(grammar, part, {shortest, longest, LengthRange{1, most}},
                                    lengths.perGroup, seed),
                          std::back_inserter(pairs));
    }
    return pairs;
}

}  // namespace lab::language
