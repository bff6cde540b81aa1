// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "language/letters.h"

namespace lab::language {

/// Tokens of an English text as people type it: lower case; accents composed; curly quotes and
/// apostrophes straight; every kind of space separates; punctuation stands alone. Clitics are split
/// as in the Penn Treebank ("doesn't" -> does n't, "teacher's" -> teacher 's), with exceptions
/// that keep the words recognisable: "can't" and "cannot" -> can n't, "won't" -> will n't, and
/// after a pronoun the verb is written out ("he's" -> he is, "we'll" -> we will, "I'm" -> i am),
/// because that is what it stands for nearly always. Common contractions without their apostrophe
/// ("doesnt") are understood. Tokenizing tokens joined by spaces gives them back. Ill-formed UTF-8
/// becomes U+FFFD, control characters separate; nothing throws. Empty text gives no tokens.
std::vector<std::string> tokenizeEnglish(std::string_view text);

/// The same for French: elided words keep their apostrophe ("l'homme" -> l' homme, "qu'il" ->
/// qu' il); "aujourd'hui" and "quelqu'un" stay whole.
std::vector<std::string> tokenizeFrench(std::string_view text);

/// The same for a language that nothing is known of: words are what spaces and punctuation part,
/// apostrophes and hyphens within a word stay, at its edges an apostrophe stands alone. Chinese
/// characters and kana are a token each, so texts of several scripts work.
std::vector<std::string> tokenizeAnyLanguage(std::string_view text,
                                             LetterCase letters = LetterCase::Lowered);

/// Whether any token has a letter or a Chinese or Japanese character: others are only numbers and
/// signs.
bool hasLetter(const std::vector<std::string>& tokens);

/// Adds a full stop unless the last token ends a sentence in some script (or there is no token).
/// The tokenizers never add anything; a translator trained on whole sentences wants this when users
/// forget the stop.
std::vector<std::string> withFinalStop(std::vector<std::string> tokens,
                                       std::string_view stop = ".");

/// Readable text from tokens: clitics and punctuation joined ("he doesn't like apples.").
std::string detokenizeEnglish(const std::vector<std::string>& tokens);

/// Readable French, with the non-breaking spaces its typography wants before ? ! ; and :.
std::string detokenizeFrench(const std::vector<std::string>& tokens);

/// Readable text of any language: punctuation at its word, Chinese characters and kana joined.
std::string detokenizeAnyLanguage(const std::vector<std::string>& tokens);

}  // namespace lab::language
