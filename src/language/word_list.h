// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace lab::language {

/// Different words, numbered from 0 in the order in which they first came. A text whose words are
/// numbers takes as much memory as its letters; as strings it takes ten times that.
class WordList {
  public:
    WordList() = default;
    WordList(WordList&&) noexcept = default;
    WordList& operator=(WordList&&) noexcept = default;
    WordList(const WordList&) = delete;  // its pointers would be the other's
    WordList& operator=(const WordList&) = delete;
    ~WordList() = default;

    /// The number of a word, which is added if it is new.
    std::uint32_t add(std::string_view word);

    /// Throws std::out_of_range unless number < size().
    const std::string& word(std::uint32_t number) const { return *words_.at(number); }
    std::size_t size() const { return words_.size(); }

  private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view word) const {
            return std::hash<std::string_view>{}(word);
        }
    };

    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
    std::vector<const std::string*> words_;  ///< keys of numbers_, which never move
};

}  // namespace lab::language
