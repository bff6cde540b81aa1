// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/formula_colours.h"

#include "figures/theme.h"

namespace lab::figures {

using notation::Role;

FormulaColours FormulaColours::of(const Theme& theme) {
    FormulaColours colours;
    colours.ink = theme.ink;
    // Weights are shown by a colour map, which text cannot follow: they keep the plain ink.
    colours.roles = {
        {Role::Encoder, theme.encoderText}, {Role::Decoder, theme.decoderText},
        {Role::Context, theme.contextText}, {Role::Score, theme.scoreText},
        {Role::Weight, theme.ink},          {Role::Cursor, theme.cursor},
    };
    colours.highlight = theme.highlight;
    return colours;
}

}  // namespace lab::figures
