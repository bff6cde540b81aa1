// SPDX-License-Identifier: GPL-3.0-or-later
#include "language/vocabulary.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/utf8.h"

namespace lab::language {

namespace {

constexpr std::array<std::string_view, Vocabulary::kReserved> kReservedWords = {"<pad>", "<bos>",
                                                                                "<eos>", "<unk>"};

std::vector<std::string> reservedWords() {
    return {kReservedWords.begin(), kReservedWords.end()};
}

}  // namespace

Vocabulary::Vocabulary() : Vocabulary(reservedWords()) {}

Vocabulary::Vocabulary(std::vector<std::string> words) : words_(std::move(words)) {
    ids_.reserve(words_.size());
    for (std::size_t i = 0; i < words_.size(); ++i) {
        const std::string where = "vocabulary entry " + std::to_string(i);
        if (words_[i].empty()) {
            throw VocabularyError(where + " is empty: remove it");
        }
        if (!base::isValidUtf8(words_[i])) {
            throw VocabularyError(where + " is not valid UTF-8: store the words as UTF-8");
        }
        if (!ids_.emplace(words_[i], static_cast<int>(i)).second) {
            throw VocabularyError(where + " repeats the word '" + words_[i] +
                                  "': keep each word once");
        }
    }
}

Vocabulary Vocabulary::fromWords(std::vector<std::string> words) {
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::vector<std::string> all = reservedWords();
    all.insert(all.end(), words.begin(), words.end());
    return Vocabulary(std::move(all));
}

Vocabulary Vocabulary::fromOrderedList(std::vector<std::string> words) {
    for (std::size_t i = 0; i < kReservedWords.size(); ++i) {
        if (i >= words.size() || words[i] != kReservedWords[i]) {
            throw VocabularyError("vocabulary entry " + std::to_string(i) + " is not " +
                                  std::string(kReservedWords[i]) +
                                  ": the list must start with <pad> <bos> <eos> <unk>");
        }
    }
    return Vocabulary(std::move(words));
}

int Vocabulary::id(std::string_view word) const {
    const auto found = ids_.find(word);
    return found == ids_.end() ? kUnk : found->second;
}

bool Vocabulary::contains(std::string_view word) const {
    return ids_.find(word) != ids_.end();
}

const std::string& Vocabulary::word(int id) const {
    if (id < 0 || id >= size()) {
        throw std::out_of_range("vocabulary has no word number " + std::to_string(id) +
                                ": use 0 to " + std::to_string(size() - 1));
    }
    return words_[static_cast<std::size_t>(id)];
}

std::vector<int> Vocabulary::encode(const std::vector<std::string>& tokens) const {
    std::vector<int> ids;
    ids.reserve(tokens.size());
    for (const std::string& token : tokens) {
        ids.push_back(id(token));
    }
    return ids;
}

}  // namespace lab::language
