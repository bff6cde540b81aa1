// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layers/gru.h"
#include "tape/step.h"

/// The names of the translator's own steps; a mechanism names those between query and context.
namespace lab::models::steps {

extern const tape::StepLabel embedding;
extern const tape::StepLabel forward;
extern const tape::StepLabel backward;
extern const tape::StepLabel states;
extern const tape::StepLabel start;
extern const tape::StepLabel query;
extern const tape::StepLabel previousWord;
extern const layers::GruLabels decoder;
extern const tape::StepLabel state;
extern const tape::StepLabel readout;
extern const tape::StepLabel logits;
extern const tape::StepLabel probabilities;

}  // namespace lab::models::steps
