// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/all_sentences.h"

#include <utility>

namespace lab::language {

namespace {

/// Some tens of megabytes, and a tenth of a second.
constexpr double mostPhrases = 100'000;

}  // namespace

AllSentences::AllSentences(const Grammar& grammar, const LengthLimits& limits)
    : grammar_(grammar),
      limits_(limits),
      counts_(grammar, limits.longest, [](const Rule&) { return 1.0; }) {}

bool AllSentences::areFew() const {
    double phrases = 0;
    for (int category = 0; category < static_cast<int>(grammar_.categories().size()); ++category) {
        for (int words = 1; words <= limits_.longest; ++words) {
            phrases += counts_.of(category, words);
        }
    }
    return phrases <= mostPhrases;
}

void AllSentences::forEach(const std::function<void(SentencePair&&)>& take) const {
    const LengthRange wanted =
        limits_.target.value_or(LengthRange{limits_.shortest, limits_.longest});
    Phrases known(grammar_.categories().size(),
                  Phrases::value_type(static_cast<std::size_t>(limits_.longest) + 1));
    const std::vector<int> order = categoriesBottomUp(grammar_);
    for (int words = 1; words <= limits_.longest; ++words) {
        for (const int category : order) {
            std::vector<Phrase> made;
            for (const int rule : grammar_.rulesOf(category)) {
                std::vector<Phrase> parts;
                extend(rule, 0, words, parts, known, made);
            }
            known[static_cast<std::size_t>(category)][static_cast<std::size_t>(words)] =
                std::move(made);
        }
        const auto& sentences = known[static_cast<std::size_t>(grammar_.startCategory())];
        for (const Phrase& phrase : sentences[static_cast<std::size_t>(words)]) {
            const auto target = static_cast<int>(phrase.target.size());
            if (words >= limits_.shortest && target >= wanted.shortest &&
                target <= wanted.longest) {
                take(grammar_.spell(phrase));
            }
        }
    }
}

void AllSentences::extend(int number, std::size_t dot, int words, std::vector<Phrase>& parts,
                          const Phrases& known, std::vector<Phrase>& made) const {
    const Rule& rule = grammar_.rules()[static_cast<std::size_t>(number)];
    while (dot < rule.source.size() && rule.source[dot].isWord) {
        ++dot;
        --words;
    }
    if (dot == rule.source.size()) {
        if (words == 0) {
            made.push_back(compose(rule, parts));
        }
        return;
    }
    const auto& ofPart = known[static_cast<std::size_t>(rule.source[dot].id)];
    for (int own = 1; own <= words; ++own) {
        if (counts_.rest(number, dot + 1, words - own) == 0) {
            continue;
        }
        for (const Phrase& part : ofPart[static_cast<std::size_t>(own)]) {
            parts.push_back(part);
            extend(number, dot + 1, words - own, parts, known, made);
            parts.pop_back();
        }
    }
}

}  // namespace lab::language
