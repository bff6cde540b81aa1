// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <optional>

#include "figures/theme.h"
#include "notation/formula.h"
#include "tape/step.h"

namespace lab::gui {

/// The colour of a text that names a quantity of this role.
QColor textColour(const figures::Theme& theme, tape::Role role);

/// The role as formulas know it; nothing for plain quantities and parameters.
std::optional<notation::Role> formulaRole(tape::Role role);

}  // namespace lab::gui
