// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "notation/formula.h"

namespace lab::notation {

/// The formula on one line of Unicode text, for terminals and accessible names:
/// "α₆,₇ = exp(e₆,₇) / Σⱼ exp(e₆,ⱼ)". Scripts that Unicode lacks are written _(x) and ^(x).
std::string toPlainText(const Formula& formula);
std::string toPlainText(const Row& row);

}  // namespace lab::notation
