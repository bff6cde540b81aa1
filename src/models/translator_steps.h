// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layers/encoder.h"
#include "tape/step.h"

/// The names of the steps outside attention and decoder; models/orders/ and the mechanisms have
/// their own.
namespace lab::models::steps {

/// What an encoder names, in the words of its cell.
struct EncoderLabels {
    layers::AnnotationLabels annotations;
    tape::StepLabel start;
};
const EncoderLabels& encoder(layers::CellKind cell, bool bidirectional);

extern const tape::StepLabel embedding;
extern const tape::StepLabel startCell;
extern const tape::StepLabel probabilities;
/// Of a run whose gradients are asked for.
extern const tape::StepLabel wordLoss;

}  // namespace lab::models::steps
