// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

#include "models/trace.h"
#include "notation/formula.h"
#include "scene/quantity.h"

namespace lab::scene {

/// The symbol of any quantity of the trace, with real indices counted from 1; linked to its step
/// where it is one. A parameter has its letter; what has no name is written as what it computes,
/// and cut short by dots where that would be long.
notation::Formula symbolOf(const models::Trace& trace, const Quantity& quantity);

/// A formula of a label ("\step{scores}{e_{@t,@i}} = ...") with the indices of this place.
/// `word`: the word that @k stands for where rows are words.
notation::Formula formulaAt(std::string_view latex, const tape::Place& place, int source = -1,
                            int unit = -1, std::string_view word = {});

QString latexOf(const notation::Formula& formula);
QString plainText(const notation::Formula& formula);

}  // namespace lab::scene
