// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "attention/description.h"
#include "cli/arguments.h"
#include "models/config.h"

namespace lab::cli {

/// The options that choose what kind of translator is made.
inline constexpr std::array translatorOptions{
    Option{.name = "order",
           .value = "ORDER",
           .help = "of attention and recurrent step: bahdanau, luong or simple (the one that the "
                   "mechanism was published with)"},
    Option{.name = "input-feeding",
           .value = {},
           .help = "with the order luong: the attentional state enters the next step"},
    Option{.name = "cell", .value = "CELL", .help = "simple, gru or lstm (gru)"},
    Option{.name = "unidirectional", .value = {}, .help = "the encoder reads left to right only"},
    Option{.name = "setting",
           .value = "NAME=N,...",
           .help = "settings of the mechanism, such as D=4, see mechanisms"},
    Option{.name = "embedding", .value = "N", .help = "units of a word's vector (32)"},
    Option{.name = "encoder", .value = "N", .help = "encoder units a direction (64)"},
    Option{.name = "decoder",
           .value = "N",
           .help = "decoder units (64; those of an encoder state where the mechanism needs that)"},
    Option{.name = "attention", .value = "N", .help = "units in which it is compared (32)"},
    Option{.name = "readout", .value = "N", .help = "units of the readout (64)"},
    Option{.name = "locations",
           .value = "N",
           .help = "source positions that have parameters, where the mechanism has such (64)"}};

/// The translator that the options ask for, without its words. Throws UsageError when the choices
/// do not go together or do not fit the mechanism.
models::TranslatorConfig chosenTranslator(const Arguments& arguments,
                                          const attention::Description& mechanism);

}  // namespace lab::cli
