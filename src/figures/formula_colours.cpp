// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/formula_colours.h"

#include "figures/role_colours.h"
#include "figures/theme.h"

namespace lab::figures {

FormulaColours FormulaColours::of(const Theme& theme) {
    FormulaColours colours;
    colours.ink = theme.ink;
    colours.roles = {{notation::Role::Cursor, theme.cursor}};
    for (const tape::Role role : {tape::Role::Encoder, tape::Role::Decoder, tape::Role::Context,
                                  tape::Role::Score, tape::Role::Weight}) {
        colours.roles[formulaRole(role).value()] = textColour(theme, role);
    }
    return colours;
}

}  // namespace lab::figures
