// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/config.h"
#include "training/trainer.h"

namespace lab::training {

/// Sizes and options that go together: what a training begins with unless the user says otherwise.
struct Preset {
    models::TranslatorConfig translator;
    TrainingOptions options;
};

/// Learns some hundreds of words in a minute, on two cores of 2020.
Preset usualPreset();
/// Learns a user's own pairs, some thousands of words of real language: alignments appear within a
/// minute. A rate for a grammar's few words makes the parameters grow at once here, and the loss
/// stays where it is for thousands of steps.
Preset pairsPreset();
/// Learns the demonstration grammar, some twenty words, in seconds.
Preset smallPreset();

}  // namespace lab::training
