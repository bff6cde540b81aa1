// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "models/trace.h"
#include "scene/quantity_of.h"
#include "tape/explanation.h"

namespace lab::scene {

/// The third column of the provenance tree: for a number how it is computed ("softmax of e₆",
/// "vᵀ tanh(W s₅ + U h₇)"), for a vector or a leaf what it is.
QString explanationText(const models::Trace& trace, const Quantity& quantity,
                        const QuantityText& text);

/// One term of a sum: its symbols and its numbers.
struct TermText {
    QString latex;    ///< "v[3] \cdot \tanh(W s_5 + U h_7)[3]"
    QString name;     ///< the same on one line
    QString numbers;  ///< "0.31 · 0.99"
};
TermText termText(const models::Trace& trace, const tape::Term& term);

}  // namespace lab::scene
