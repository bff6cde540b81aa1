// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/corpus.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>

#include "language/seen_numbers.h"

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

/// Hands over so many pairs of one part, fewer if no more are found.
std::size_t draw(Sampler& sampler, const Split& split, const SampleChoices& choices,
                 const std::function<void(SentencePair&&)>& take, const std::stop_token& stop) {
    SeenNumbers seen;  // hashes: those of a million sentences are hardly ever the same
    std::size_t count = 0;
    for (std::size_t misses = 0;
         count < choices.count && misses <= kPatience && !stop.stop_requested();) {
        SentencePair pair = sampler.next();
        const bool wanted = isHeldOut(pair.source, split) == (choices.part == Part::HeldOut) &&
                            (!choices.unique || seen.add(fnv1a64(joined(pair.source))));
        if (wanted) {
            take(std::move(pair));
            ++count;
            misses = 0;
        } else {
            ++misses;
        }
    }
    return count;
}

/// The same within limits that perhaps no sentence of the grammar keeps.
std::vector<SentencePair> drawGroup(const Grammar& grammar, Part part, const LengthLimits& limits,
                                    std::size_t count, std::uint64_t seed) {
    try {
        std::vector<SentencePair> pairs;
        forEachSample(grammar, {.part = part, .count = count, .seed = seed, .limits = limits},
                      [&](SentencePair&& pair) { pairs.push_back(std::move(pair)); });
        return pairs;
    } catch (const GrammarError&) {
        return {};
    }
}

}  // namespace

std::size_t forEachSample(const Grammar& grammar, const SampleChoices& choices,
                          const std::function<void(SentencePair&&)>& take,
                          const std::stop_token& stop) {
    Sampler sampler(grammar, choices.seed, choices.limits);
    return draw(sampler, grammar.split(), choices, take, stop);
}

GrammarError tooFewSentences(std::size_t found, std::size_t wanted) {
    return GrammarError("the grammar makes only about " + std::to_string(found) + " of the " +
                        std::to_string(wanted) + " different sentences wanted: ask for fewer");
}

std::vector<SentencePair> sample(const Grammar& grammar, Part part, std::size_t count,
                                 std::uint64_t seed, bool unique, LengthLimits limits) {
    std::vector<SentencePair> pairs;
    forEachSample(grammar,
                  {.part = part, .count = count, .seed = seed, .unique = unique, .limits = limits},
                  [&](SentencePair&& pair) { pairs.push_back(std::move(pair)); });
    if (pairs.size() < count) {
        throw tooFewSentences(pairs.size(), count);
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
