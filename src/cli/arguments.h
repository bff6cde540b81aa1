// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace lab::cli {

/// Arguments that make no sense: exit code 2. One line.
class UsageError : public std::runtime_error {
  public:
    using std::runtime_error::runtime_error;
};

/// One option of a sub-command. Constant text.
struct Option {
    std::string_view name;   ///< "mechanism": written --mechanism
    std::string_view value;  ///< what it takes, as help shows it: "ID"; empty: a switch
    std::string_view help;   ///< one line, or more where the column ends
    char letter = '\0';      ///< 'o': written -o too
};

/// What was given to a sub-command: its options and the words that are none. Options are written
/// --name VALUE, --name=VALUE, -x VALUE or -xVALUE; after -- everything is a word.
class Arguments {
  public:
    /// Throws UsageError for options that are unknown, given twice, or without their value.
    Arguments(std::span<const Option> options, std::span<const std::string> given);

    [[nodiscard]] bool has(std::string_view option) const;
    [[nodiscard]] std::optional<std::string> text(std::string_view option) const;
    /// Throws UsageError when the option is missing.
    [[nodiscard]] std::string required(std::string_view option) const;
    /// A whole number from `least` to `most`; throws UsageError for others.
    [[nodiscard]] long integer(std::string_view option, long otherwise, long least,
                               long most) const;
    /// A number from `least` to `most`; throws UsageError for others.
    [[nodiscard]] double number(std::string_view option, double otherwise, double least,
                                double most) const;
    /// A finite number above 0, at most `most`; throws UsageError for others.
    [[nodiscard]] double positive(std::string_view option, double otherwise, double most) const;
    [[nodiscard]] const std::vector<std::string>& words() const { return words_; }
    /// All words with a space between them: a sentence needs no quotes.
    [[nodiscard]] std::string sentence() const;
    /// Throws UsageError when there are words.
    void requireNoWords() const;

  private:
    std::map<std::string, std::string, std::less<>> values_;
    std::vector<std::string> words_;
};

}  // namespace lab::cli
