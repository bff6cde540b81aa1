// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/pair_collector.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "language/language.h"
#include "language/tokenizer.h"

namespace lab::language {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

/// What columns of sentences are called in a first line.
constexpr std::string_view columnNames[] = {
    "source",     "target",      "src",      "tgt",     "trg",    "input",    "output",
    "sentence",   "text",        "english",  "french",  "german", "spanish",  "italian",
    "portuguese", "translation", "en",       "eng",     "fr",     "fra",      "de",
    "deu",        "ger",         "es",       "spa",     "it",     "ita",      "pt",
    "por",        "ru",          "rus",      "russian", "zh",     "cmn",      "ja",
    "jpn",        "japanese",    "chinese",  "dutch",   "polish", "français", "francais",
    "anglais",    "deutsch",     "englisch", "español"};

bool isColumnName(const std::vector<std::string>& tokens) {
    return tokens.size() == 1 && std::find(std::begin(columnNames), std::end(columnNames),
                                           tokens.front()) != std::end(columnNames);
}

bool isHeader(std::size_t line, std::string_view source, std::string_view target) {
    return line == 1 && isColumnName(tokenizeAnyLanguage(source)) &&
           isColumnName(tokenizeAnyLanguage(target));
}

bool isAscii(std::string_view text) {
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// Other than a tab: C0, DEL, and C1 as UTF-8 has it.
bool hasControlCharacters(std::string_view text) {
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte = static_cast<unsigned char>(text[at]);
        const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
        if ((byte < 0x20 && byte != '\t') || byte == 0x7F || (byte == 0xC2 && next < 0xA0)) {
            return true;
        }
    }
    return false;
}

bool isUnder(std::size_t tokens, const SideChoices& side) {
    return tokens < static_cast<std::size_t>(side.length.shortest);
}

bool isOver(std::size_t tokens, const SideChoices& side) {
    return tokens > static_cast<std::size_t>(side.length.longest);
}

std::optional<Dropped> whyNot(const std::vector<std::string>& source,
                              const std::vector<std::string>& target,
                              const CorpusChoices& choices) {
    if (source.empty() || target.empty()) {
        return Dropped::EmptySide;
    }
    if (!hasLetter(source) || !hasLetter(target)) {
        return Dropped::NoLetters;
    }
    if (isUnder(source.size(), choices.source) || isUnder(target.size(), choices.target)) {
        return Dropped::TooShort;
    }
    if (isOver(source.size(), choices.source) || isOver(target.size(), choices.target)) {
        return Dropped::TooLong;
    }
    return std::nullopt;
}

void number(const std::vector<std::string>& tokens, WordList& words,
            std::vector<std::uint32_t>& numbers) {
    numbers.clear();
    for (const std::string& token : tokens) {
        numbers.push_back(words.add(token));
    }
}

}  // namespace

PairCollector::PairCollector(const CorpusChoices& choices) : choices_(choices) {
    corpus_.report.source = choices.source.length;
    corpus_.report.target = choices.target.length;
}

void PairCollector::addBlank() {
    ++corpus_.report.lines;
    ++corpus_.report.blank;
}

void PairCollector::addWithoutTab(std::size_t line, std::string_view text) {
    ++corpus_.report.lines;
    drop(isDamaged(text) ? Dropped::WrongEncoding : Dropped::NoTab, line);
}

void PairCollector::add(std::size_t line, std::string_view source, std::string_view target) {
    ++corpus_.report.lines;
    const bool isSourceDamaged = isDamaged(source);
    if (isDamaged(target) || isSourceDamaged) {
        drop(Dropped::WrongEncoding, line);
    } else if (isHeader(line, source, target)) {
        drop(Dropped::Header, line);
    } else {
        const Tokens sourceTokens = tokenize(source, choices_.source.language);
        const Tokens targetTokens = tokenize(target, choices_.target.language);
        if (const auto reason = whyNot(sourceTokens, targetTokens, choices_)) {
            drop(*reason, line);
            return;
        }
        const std::size_t before = corpus_.report.pairs();
        addTokens(line, sourceTokens, targetTokens);
        if (corpus_.report.pairs() > before &&
            (hasControlCharacters(source) || hasControlCharacters(target))) {
            corpus_.report.cleaned.add(line);
        }
    }
}

OwnCorpus PairCollector::corpus() && {
    seen_ = SeenNumbers();  // before the pairs are moved to where they fit
    corpus_.training.shrink();
    corpus_.heldOut.shrink();
    return std::move(corpus_);
}

void PairCollector::drop(Dropped reason, std::size_t line) {
    corpus_.report.of(reason).add(line);
}

bool PairCollector::isDamaged(std::string_view text) {
    if (isAscii(text)) {
        return false;
    }
    if (!base::isValidUtf8(text)) {
        return true;
    }
    corpus_.report.hasAccents = true;
    return text.find(replacement) != std::string_view::npos;
}

void PairCollector::addTokens(std::size_t line, const Tokens& source, const Tokens& target) {
    number(source, corpus_.source, source_);
    number(target, corpus_.target, target_);
    if (!isNew()) {
        drop(Dropped::Duplicate, line);
        return;
    }
    const bool heldOut = isHeldOut(source, choices_.heldOut);
    (heldOut ? corpus_.heldOut : corpus_.training).add(source_, target_);
    ++(heldOut ? corpus_.report.heldOut : corpus_.report.training);
    if (corpus_.first.size() < OwnCorpus::mostFirst) {
        corpus_.first.push_back({line, heldOut});
    }
}

/// Whether the pair in hand is the first of its words.
bool PairCollector::isNew() {
    std::uint64_t hash = source_.size();
    for (const auto* side : {&source_, &target_}) {
        for (const std::uint32_t word : *side) {
            hash = (hash ^ word) * 0x9e3779b97f4a7c15ULL;
            hash ^= hash >> 32U;
        }
    }
    return seen_.add(hash);
}

}  // namespace lab::language
