// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/corpus.h"

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>

#include "base/random.h"
#include "language/all_sentences.h"
#include "language/seen_numbers.h"

namespace lab::language {

namespace {

/// So many draws in a row without a new sentence mean that there are none left to find.
constexpr std::size_t kPatience = 100'000;
/// So many, that few may be left: of a small grammar the rest is made instead of drawn.
constexpr std::size_t kManyMisses = 1000;

std::string joined(const std::vector<std::string>& tokens) {
    std::string text;
    for (const std::string& token : tokens) {
        text += token;
        text += ' ';
    }
    return text;
}

/// Draws the pairs of one part, or makes the last of them.
class PartDraw {
  public:
    PartDraw(const Grammar& grammar, const SampleChoices& choices,
             const std::function<void(SentencePair&&)>& take, const std::stop_token& stop)
        : grammar_(grammar), choices_(choices), take_(take), stop_(stop) {}

    /// Hands over so many pairs, fewer if there are no more; returns how many.
    std::size_t run() {
        Sampler sampler(grammar_, choices_.seed, choices_.limits);
        for (std::size_t misses = 0; goesOn() && misses <= kPatience;) {
            misses = offer(sampler.next()) ? 0 : misses + 1;
            if (misses == kManyMisses && choices_.unique && makeTheRest()) {
                break;
            }
        }
        return count_;
    }

  private:
    [[nodiscard]] bool goesOn() const { return count_ < choices_.count && !stop_.stop_requested(); }

    [[nodiscard]] bool isOfPart(const SentencePair& pair) const {
        return isHeldOut(pair.source, grammar_.split()) == (choices_.part == Part::HeldOut);
    }

    bool offer(SentencePair&& pair) {
        if (!isOfPart(pair) || (choices_.unique && !seen_.add(fnv1a64(joined(pair.source))))) {
            return false;
        }
        take_(std::move(pair));
        ++count_;
        return true;
    }

    /// Whether the grammar is small enough for that. In an order of the seed: no length comes
    /// first.
    bool makeTheRest() {
        const AllSentences all(grammar_, choices_.limits);
        if (!all.areFew()) {
            return false;
        }
        std::vector<SentencePair> rest;
        all.forEach([&](SentencePair&& pair) {
            if (isOfPart(pair)) {
                rest.push_back(std::move(pair));
            }
        });
        base::Random random(choices_.seed);
        for (std::size_t k = rest.size(); k > 0 && goesOn(); --k) {
            std::swap(rest[k - 1], rest[random.below(k)]);
            offer(std::move(rest[k - 1]));
        }
        return true;
    }

    const Grammar& grammar_;
    const SampleChoices& choices_;
    const std::function<void(SentencePair&&)>& take_;
    const std::stop_token& stop_;
    SeenNumbers seen_;  ///< hashes: those of a million sentences are hardly ever the same
    std::size_t count_ = 0;
};

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
    return PartDraw(grammar, choices, take, stop).run();
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
