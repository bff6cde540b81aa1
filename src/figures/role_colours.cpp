// SPDX-License-Identifier: GPL-3.0-or-later
#include "figures/role_colours.h"

#include "figures/theme.h"

namespace lab::figures {

QColor textColour(const Theme& theme, tape::Role role) {
    switch (role) {
        case tape::Role::Encoder:
            return theme.encoderText;
        case tape::Role::Decoder:
            return theme.decoderText;
        case tape::Role::Context:
            return theme.contextText;
        case tape::Role::Score:
            return theme.scoreText;
        case tape::Role::Parameter:
            return theme.inkMuted;
        case tape::Role::Weight:  // shown by a colour map, which text cannot follow
        case tape::Role::Plain:
            break;
    }
    return theme.ink;
}

std::optional<notation::Role> formulaRole(tape::Role role) {
    switch (role) {
        case tape::Role::Encoder:
            return notation::Role::Encoder;
        case tape::Role::Decoder:
            return notation::Role::Decoder;
        case tape::Role::Context:
            return notation::Role::Context;
        case tape::Role::Score:
            return notation::Role::Score;
        case tape::Role::Weight:
            return notation::Role::Weight;
        case tape::Role::Parameter:
        case tape::Role::Plain:
            break;
    }
    return std::nullopt;
}

}  // namespace lab::figures
