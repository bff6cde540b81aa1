// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>

#include "models/trace.h"
#include "scene/quantity.h"

namespace lab::scene {

/// A word as it stands in a sentence of ours: “apples”, or "the end of the sentence".
QString quoted(const std::string& word);

/// What is said of a quantity that stands for a word as a whole where the translator does not know
/// that word; else empty.
QString unknownNote(const models::Trace& trace, const Quantity& quantity);

/// The position i that a step's axis of source positions counts, as it stands in a sentence of
/// ours: the word, or “slot 3”.
QString quotedPosition(const models::Trace& trace, const tape::Step& step, int i);

/// What a quantity is, in words: "alignment weight of “apples” for “pommes”".
QString meaningOf(const models::Trace& trace, const Quantity& quantity);

/// Whether the number is an alignment weight.
bool isWeight(const models::Trace& trace, const tape::Element& element);

/// Significant digits of a factor in a product: a weight has as many as anywhere else.
int factorDigits(const models::Trace& trace, const tape::Element& element);

/// "0.9155", "128 values" or "128 × 12 values".
QString valueText(const models::Trace& trace, const Quantity& quantity);

}  // namespace lab::scene
