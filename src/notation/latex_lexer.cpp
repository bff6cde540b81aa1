// SPDX-License-Identifier: GPL-3.0-or-later
#include "notation/latex_lexer.h"

#include "base/utf8.h"
#include "notation/latex.h"

namespace lab::notation {
namespace {

bool isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::size_t countCharacters(std::string_view text) {
    std::size_t count = 0;
    for (const char c : text)
        count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
    return count;
}

}  // namespace

NotationError::NotationError(std::size_t column, const std::string& problem)
    : std::runtime_error("formula, column " + std::to_string(column) + ": " + problem),
      column_(column) {}

LatexLexer::LatexLexer(std::string_view text) : text_(text) {
    checkText();
    next_ = scan();
}

void LatexLexer::checkText() const {
    if (text_.size() > maxLatexBytes)
        throw NotationError(
            1, "longer than " + std::to_string(maxLatexBytes) + " bytes; split the formula");
    for (std::size_t at = 0; at < text_.size();) {
        const auto length = base::characterLength(text_.substr(at));
        if (!length)
            fail(at, "not valid UTF-8; save the text as UTF-8");
        const auto byte = static_cast<unsigned char>(text_[at]);
        if ((byte < 0x20 && !isSpace(text_[at])) || byte == 0x7F)
            fail(at, "control character; remove it");
        at += *length;
    }
}

void LatexLexer::fail(std::size_t offset, const std::string& problem) const {
    throw NotationError(countCharacters(text_.substr(0, offset)) + 1, problem);
}

Token LatexLexer::take() {
    const Token token = next_;
    next_ = scan();
    return token;
}

Token LatexLexer::scan() {
    while (position_ < text_.size() && isSpace(text_[position_]))
        ++position_;
    const std::size_t start = position_;
    if (start == text_.size())
        return {Token::Kind::End, {}, start};
    if (text_[start] == '\\')
        return scanCommand(start);
    position_ += base::characterLength(text_.substr(start)).value_or(1);
    return {Token::Kind::Character, text_.substr(start, position_ - start), start};
}

Token LatexLexer::scanCommand(std::size_t start) {
    ++position_;
    const std::size_t name = position_;
    while (position_ < text_.size() && isLetter(text_[position_]))
        ++position_;
    if (position_ == name) {
        if (name == text_.size())
            fail(start, "nothing after the backslash; remove it or write a command");
        position_ += base::characterLength(text_.substr(name)).value_or(1);
    }
    return {Token::Kind::Command, text_.substr(name, position_ - name), start};
}

std::string_view LatexLexer::takeNumber(const Token& first) {
    const auto digitAt = [&](std::size_t at) { return at < text_.size() && isDigit(text_[at]); };
    std::size_t end = first.offset + 1;
    bool seenPoint = first.text == ".";
    while (digitAt(end) ||
           (!seenPoint && end < text_.size() && text_[end] == '.' && digitAt(end + 1))) {
        seenPoint = seenPoint || text_[end] == '.';
        ++end;
    }
    if (end > first.offset + 1) {
        position_ = end;
        next_ = scan();
    }
    return text_.substr(first.offset, end - first.offset);
}

std::string_view LatexLexer::takeRawGroup() {
    if (!next_.isCharacter("{"))
        fail(next_.offset, "expected { here");
    const std::size_t start = next_.offset + 1;
    int depth = 1;
    for (std::size_t at = start; at < text_.size(); ++at) {
        if (text_[at] == '\\')
            ++at;
        else if (text_[at] == '{')
            ++depth;
        else if (text_[at] == '}' && --depth == 0) {
            position_ = at + 1;
            next_ = scan();
            return text_.substr(start, at - start);
        }
    }
    fail(next_.offset, "this { is never closed; add }");
}

}  // namespace lab::notation
