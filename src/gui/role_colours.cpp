// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/role_colours.h"

namespace lab::gui {

QColor textColour(const figures::Theme& theme, tape::Role role) {
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
        case tape::Role::Weight:
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

}  // namespace lab::gui
