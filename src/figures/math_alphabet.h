// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notation/formula.h"

namespace lab::figures {

/// The character of Unicode's "Mathematical Alphanumeric Symbols" for a letter or digit in an
/// alphabet; the character itself where there is none.
char32_t mathCharacter(char32_t character, notation::Alphabet alphabet);

}  // namespace lab::figures
