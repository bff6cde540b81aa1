// SPDX-License-Identifier: GPL-3.0-or-later
#include "attention/description.h"

#include <algorithm>
#include <charconv>
#include <string>
#include <utility>

namespace lab::attention {

tape::Index Sizes::of(std::string_view letter) const {
    if (const auto plus = letter.find('+'); plus != std::string_view::npos) {
        return of(letter.substr(0, plus)) + of(letter.substr(plus + 1));
    }
    const std::pair<std::string_view, tape::Index> letters[] = {
        {"dq", query},    {"dk", key},  {"dv", value},  {"a", hidden},
        {"L", locations}, {"d", inner}, {"do", output},
    };
    const auto* const found =
        std::ranges::find_if(letters, [&](const auto& each) { return each.first == letter; });
    if (found != std::end(letters)) {
        return found->second;
    }
    tape::Index number = 0;
    const auto [end, error] = std::from_chars(letter.data(), letter.data() + letter.size(), number);
    if (error != std::errc() || end != letter.data() + letter.size()) {
        throw AttentionError("attention: a parameter's shape has the unknown letter '" +
                             std::string(letter) + "', use dq, dk, dv, a, L, d, do or a number");
    }
    return number;
}

void requireFit(const Description& mechanism, const Sizes& sizes, const Settings& settings) {
    if (mechanism.check != nullptr) {
        mechanism.check(mechanism, sizes, settings);
    }
}

void requireQueriesLikeKeys(const Description& self, const Sizes& sizes,
                            const Settings& /*settings*/) {
    if (sizes.query != sizes.key) {
        throw AttentionError(
            std::string(self.id) + ": queries and keys must have the same units, " +
            "got dq = " + std::to_string(sizes.query) + " and dk = " + std::to_string(sizes.key) +
            ", make them alike or use general");
    }
}

std::int64_t parameterCount(const Description& mechanism, const Sizes& sizes) {
    std::int64_t count = 0;
    for (const ParameterSpec& spec : mechanism.parameters) {
        count += std::int64_t{sizes.of(spec.rows)} * sizes.of(spec.columns);
    }
    return count;
}

}  // namespace lab::attention
