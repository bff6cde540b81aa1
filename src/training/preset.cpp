// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/preset.h"

namespace lab::training {

Preset usualPreset() {
    return {.translator = {}, .options = {.steps = 3000, .batch = 64, .rate = 0.006F}};
}

Preset smallPreset() {
    return {.translator =
                {.embedding = 16, .encoder = 32, .decoder = 32, .attention = 16, .readout = 32},
            .options = {.steps = 800, .batch = 16, .rate = 0.004F}};
}

}  // namespace lab::training
