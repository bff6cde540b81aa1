// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/trace.h"
#include "scene/quantity.h"

namespace lab::scene {

/// "∂ −0.0021", how much the loss grows with the number; of a vector the length of its gradient,
/// "|∂| 0.12". Empty where the trace has no gradient of it.
QString gradientText(const models::Trace& trace, const Quantity& quantity);

/// The same as a sentence: "∂L/∂e₆,₇ = −0.0021: a little more of it makes the loss smaller." Says
/// so where the loss does not depend on the number; empty without gradients.
QString gradientSentence(const models::Trace& trace, const Quantity& quantity);

/// A gradient or its length as numbers are written, but with all its significant digits: they are
/// mostly small, and 0.00842 is not 0.008.
QString slopeText(double slope, int significant = 3);
/// The same as LaTeX.
QString slopeLatex(double slope, int significant = 3);

}  // namespace lab::scene
