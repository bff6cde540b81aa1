// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/mechanism.h"

#include <charconv>

namespace lab::attention {

tape::Index Sizes::of(std::string_view letter) const {
    if (letter == "dq") {
        return query;
    }
    if (letter == "dk") {
        return key;
    }
    if (letter == "dv") {
        return value;
    }
    if (letter == "a") {
        return hidden;
    }
    tape::Index number = 0;
    const auto [end, error] = std::from_chars(letter.data(), letter.data() + letter.size(), number);
    if (error != std::errc() || end != letter.data() + letter.size()) {
        throw AttentionError("attention: a parameter's shape has the unknown letter '" +
                             std::string(letter) + "', use dq, dk, dv, a or a number");
    }
    return number;
}

}  // namespace lab::attention
