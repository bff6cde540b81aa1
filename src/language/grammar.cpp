// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/grammar.h"

#include <algorithm>

#include "language/chart_parser.h"
#include "language/grammar_compiler.h"
#include "language/grammar_reader.h"

namespace lab::language {

Grammar Grammar::parse(std::string_view text, std::string_view fileName) {
    const WrittenGrammar written = readGrammar(text, fileName);
    return GrammarCompiler(written).compile();
}

std::optional<SentencePair> Grammar::translate(const std::vector<std::string>& source) const {
    std::vector<SentencePair> found = translations(source, 1);
    return found.empty() ? std::nullopt : std::optional(std::move(found.front()));
}

std::vector<SentencePair> Grammar::translations(const std::vector<std::string>& source,
                                                std::size_t limit) const {
    std::vector<int> ids;
    for (const std::string& word : source) {
        const auto found = sourceIds_.find(word);
        if (found == sourceIds_.end()) {
            return {};
        }
        ids.push_back(found->second);
    }
    std::vector<SentencePair> result;
    if (ids.empty() || ids.size() > kMaxTokens) {
        return result;
    }
    for (const Phrase& phrase : ChartParser(*this, std::move(ids)).sentences(limit)) {
        result.push_back(spell(phrase));
    }
    return result;
}

SentencePair Grammar::spell(const Phrase& phrase) const {
    SentencePair pair;
    for (const int id : phrase.source) {
        pair.source.push_back(sourceWords_[static_cast<std::size_t>(id)]);
    }
    for (const int id : phrase.target) {
        pair.target.push_back(targetWords_[static_cast<std::size_t>(id)]);
    }
    pair.links = phrase.links;
    std::sort(pair.links.begin(), pair.links.end());
    pair.links.erase(std::unique(pair.links.begin(), pair.links.end()), pair.links.end());
    return pair;
}

Phrase compose(const Rule& rule, const std::vector<Phrase>& parts) {
    Phrase phrase;
    std::vector<int> sourceEnds;  // where each symbol's last word came to stand
    std::vector<int> sourceOffsets(parts.size());
    std::vector<int> targetOffsets(parts.size());
    for (const Symbol& symbol : rule.source) {
        if (symbol.isWord) {
            phrase.source.push_back(symbol.id);
        } else {
            const auto slot = static_cast<std::size_t>(symbol.slot);
            sourceOffsets[slot] = static_cast<int>(phrase.source.size());
            const std::vector<int>& words = parts[slot].source;
            phrase.source.insert(phrase.source.end(), words.begin(), words.end());
        }
        sourceEnds.push_back(static_cast<int>(phrase.source.size()) - 1);
    }
    std::vector<int> targetPositions;
    for (const Symbol& symbol : rule.target) {
        targetPositions.push_back(static_cast<int>(phrase.target.size()));
        if (symbol.isWord) {
            phrase.target.push_back(symbol.id);
        } else {
            const auto slot = static_cast<std::size_t>(symbol.slot);
            targetOffsets[slot] = static_cast<int>(phrase.target.size());
            const std::vector<int>& words = parts[slot].target;
            phrase.target.insert(phrase.target.end(), words.begin(), words.end());
        }
    }
    for (const Link& link : rule.links) {
        phrase.links.push_back({sourceEnds[static_cast<std::size_t>(link.source)],
                                targetPositions[static_cast<std::size_t>(link.target)]});
    }
    for (std::size_t slot = 0; slot < parts.size(); ++slot) {
        for (const Link& link : parts[slot].links) {
            phrase.links.push_back(
                {link.source + sourceOffsets[slot], link.target + targetOffsets[slot]});
        }
    }
    return phrase;
}

}  // namespace lab::language
