// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lab::language {

/// A word list that is not one: what() says at which entry and what to do.
class VocabularyError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// The words one side of a translator knows, numbered 0..size()-1. The first four are always
/// <pad>, <bos>, <eos>, <unk>. Immutable, so it may be shared between threads.
class Vocabulary {
  public:
    static constexpr int kPad = 0;
    static constexpr int kBos = 1;
    static constexpr int kEos = 2;
    static constexpr int kUnk = 3;
    static constexpr int kReserved = 4;

    /// Only the reserved words.
    Vocabulary();

    /// The reserved words, then `words` sorted by their bytes and without repetition, so that the
    /// same words give the same numbers in whatever order they came.
    /// Throws VocabularyError for an empty word, invalid UTF-8 or a reserved word.
    static Vocabulary fromWords(std::vector<std::string> words);

    /// Exactly this list, as a checkpoint stores it. Throws VocabularyError unless the reserved
    /// words stand first and every entry is non-empty, valid UTF-8 and unique.
    static Vocabulary fromOrderedList(std::vector<std::string> words);

    /// The number of `word`; kUnk if it is not known.
    int id(std::string_view word) const;
    bool contains(std::string_view word) const;

    /// Throws std::out_of_range unless 0 <= id < size().
    const std::string& word(int id) const;

    int size() const { return static_cast<int>(words_.size()); }
    const std::vector<std::string>& words() const { return words_; }

    /// One number a token, kUnk for unknown ones; adds neither <bos> nor <eos>.
    std::vector<int> encode(const std::vector<std::string>& tokens) const;

    bool operator==(const Vocabulary& other) const { return words_ == other.words_; }

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const {
            return std::hash<std::string_view>{}(word);
        }
    };

    explicit Vocabulary(std::vector<std::string> words);

    std::vector<std::string> words_;
    std::unordered_map<std::string, int, Hash, std::equal_to<>> ids_;
};

}  // namespace lab::language
