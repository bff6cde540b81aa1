// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace lab::language {

/// Whether a character is of a script that puts no spaces between words and in which a character
/// by itself says something: Chinese characters, Japanese kana, bopomofo. Each is a token. (Thai,
/// Lao, Khmer and Burmese have no spaces either, but their letters say as little as ours.)
bool isCharacterOfItsOwn(char32_t c);

/// Whether a character belongs to the Chinese or Japanese one before it: voicing marks of kana,
/// variation selectors.
bool followsCharacter(char32_t c);

/// Punctuation of any script that the tokenizers know, ASCII and its symbols included. Expects no
/// apostrophe, hyphen or space.
bool isPunctuation(char32_t c);

/// Whether a character of a normalised text is part of a written word: no space, digit, apostrophe,
/// hyphen, punctuation or symbol.
bool isLetter(char32_t c);

/// Arrows, mathematical signs, emoji and what modifies them.
bool isSymbol(char32_t c);

}  // namespace lab::language
