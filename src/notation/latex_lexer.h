// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lab::notation {

/// One piece of LaTeX: a command (`text` without its backslash), a character, or the end.
struct Token {
    enum class Kind { End, Command, Character };
    Kind kind = Kind::End;
    std::string_view text;
    std::size_t offset = 0;

    bool isCharacter(std::string_view character) const {
        return kind == Kind::Character && text == character;
    }
    bool isCommand(std::string_view name) const { return kind == Kind::Command && text == name; }
};

/// Cuts LaTeX into tokens, skipping white space. Tokens point into the text, which must live on.
/// Throws NotationError for invalid UTF-8 and control characters.
class LatexLexer {
  public:
    explicit LatexLexer(std::string_view text);

    /// The next token; stays the same until it is taken.
    const Token& peek() const { return next_; }
    Token take();

    /// Takes the digits (and one decimal point between or before digits) that continue a number
    /// whose first character was just taken.
    std::string_view takeNumber(const Token& first);

    /// Takes "{...}" as it stands, without its braces; escapes (\{ \} \%) stay in the result.
    std::string_view takeRawGroup();

    [[noreturn]] void fail(std::size_t offset, const std::string& problem) const;

  private:
    Token scan();
    Token scanCommand(std::size_t start);
    void checkText() const;

    std::string_view text_;
    std::size_t position_ = 0;
    Token next_;
};

}  // namespace lab::notation
