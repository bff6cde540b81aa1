// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "tape/step.h"

namespace lab::models {

/// What becomes of the other numbers of a row when one is replaced.
enum class Rest {
    Stays,
    Shares  ///< they keep their proportions and, together with what was replaced, their sum
};

/// A number that somebody has put in the place of a computed one: element (row, column) of the step
/// of that name at that place.
struct Intervention {
    std::string step;   ///< "weights": StepLabel::name
    tape::Place place;  ///< `lag` is of no account
    tape::Index row = 0;
    tape::Index column = 0;
    double value = 0;
    Rest rest = Rest::Stays;

    friend bool operator==(const Intervention&, const Intervention&) = default;
};

/// The word that is said at a target position, whatever the model would have said.
struct ChosenWord {
    int target = 0;
    int word = 0;  ///< its id

    friend bool operator==(const ChosenWord&, const ChosenWord&) = default;
};

/// All that a translation is made to do differently. Everything after a change follows through the
/// model itself. What names a step, place or element that this run does not have changes nothing.
struct WhatIf {
    std::vector<Intervention> numbers;
    std::vector<int> masked;  ///< source positions that cannot be attended to
    std::vector<ChosenWord> words;

    [[nodiscard]] bool empty() const { return numbers.empty() && masked.empty() && words.empty(); }
    friend bool operator==(const WhatIf&, const WhatIf&) = default;
};

}  // namespace lab::models
