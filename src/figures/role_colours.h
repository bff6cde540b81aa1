// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <optional>

#include "notation/formula.h"
#include "tape/step.h"

namespace lab::figures {

struct Theme;

/// The colour of a text that names a quantity of this role: the same in lanes, formulas and lists.
QColor textColour(const Theme& theme, tape::Role role);

/// The role as formulas know it; nothing for plain quantities and parameters.
std::optional<notation::Role> formulaRole(tape::Role role);

}  // namespace lab::figures
