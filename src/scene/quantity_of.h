// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

#include "models/trace.h"
#include "scene/quantity.h"
#include "tape/step.h"

namespace lab::scene {

/// Where a named step's value stands: the step `name` at `place`, or what comes nearest to it
/// (Trace::find). What is meant of the step's node follows from its label's axes: with source
/// positions as rows the number of `place.source`, with source positions as columns the vector of
/// it, else the whole vector. Invalid when the trace has no such step or position.
Quantity quantityOf(const models::Trace& trace, std::string_view stepName,
                    const tape::Place& place);
inline Quantity quantityOf(const models::Trace& trace, std::string_view stepName, int target,
                           int source) {
    return quantityOf(trace, stepName, tape::Place{.target = target, .source = source});
}

/// The source position that a quantity of this step belongs to, or -1: where the step stands, else
/// the row or column of an axis that counts source positions.
int sourceOf(const tape::Step& step, const Quantity& quantity);
/// How many such positions there are: on that axis, or of steps made position by position.
int positionsOf(const models::Trace& trace, const tape::Step& step);

/// What is said of a quantity.
struct QuantityText {
    QString latex;    ///< with real indices, counted from 1: "\alpha_{6,7}", linked to its step
    QString name;     ///< the same on one line of text: "α₆,₇"
    QString meaning;  ///< in words: "alignment weight of “apples” for “pommes”"
    tape::Role role = tape::Role::Plain;
    QString value;  ///< "0.9155" or "128 values"
};

/// Names any quantity of the trace: named steps by their labels, parameters by their names,
/// nodes without a name by what they compute.
QuantityText describe(const models::Trace& trace, const Quantity& quantity);

}  // namespace lab::scene
