// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/trace.h"
#include "notation/formula.h"
#include "scene/quantity.h"
#include "scene/timeline.h"

namespace lab::scene {

/// What is said of one moment of a trace; for the inspector, screen readers and the terminal.
struct StepText {
    QString title;              ///< "Softmax · word 6 of 8"
    QString caption;            ///< "Bahdanau et al. 2015, eq. 6"
    notation::Formula formula;  ///< the step's equation with real indices
    QString numbers;   ///< LaTeX that goes on where the formula ends: "= \frac{70.6}{77.1}"
    QString sentence;  ///< what happens here, for a student
};

/// `source`: the chosen source position, -1: the one read, or the one with the largest weight.
StepText stepText(const models::Trace& trace, const Moment& moment, int source = -1);

/// The numbers line alone.
QString stepNumbers(const models::Trace& trace, const Moment& moment, int source);

/// The sentence alone.
QString stepSentence(const models::Trace& trace, const Moment& moment, int source);

/// What a chosen number was computed from, as LaTeX that goes on after its step's equation:
/// "= 0.31 \cdot 0.99 + ... = 4.26", and with the number's own name in front, "\quad c_3[5] = ...",
/// where the equation is of the vector that it belongs to. REQUIRES quantity.isElement().
QString chosenNumbers(const models::Trace& trace, const Quantity& quantity);

}  // namespace lab::scene
