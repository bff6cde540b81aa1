// SPDX-License-Identifier: GPL-3.0-or-later
#include "training/preset.h"

namespace lab::training {

Preset usualPreset() {
    return {.translator = {}, .options = {.steps = 3000, .batch = 64, .rate = 0.006F}};
}

Preset pairsPreset() {
    return {.translator =
                {.embedding = 64, .encoder = 64, .decoder = 64, .attention = 64, .readout = 64},
            .options = {.steps = 3000, .batch = 64, .rate = 0.003F}};
}

Preset smallPreset() {
    return {.translator =
                {.embedding = 24, .encoder = 24, .decoder = 24, .attention = 24, .readout = 32},
            .options = {.steps = 1000, .batch = 32, .rate = 0.005F}};
}

}  // namespace lab::training
