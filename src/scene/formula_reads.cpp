// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/formula_reads.h"

#include <string>

namespace lab::scene {
namespace {

/// How many formulas are followed: formulas may name each other in circles.
constexpr int mostFollowed = 4;

bool follows(const models::Trace& trace, const tape::StepLabel& label, std::string_view name,
             int depth) {
    if (names(label, name)) {
        return true;
    }
    for (const auto* other : trace.model().translator.mechanism().description().steps) {
        if (depth > 0 && other->name != label.name && names(label, other->name) &&
            follows(trace, *other, name, depth - 1)) {
            return true;
        }
    }
    return false;
}

}  // namespace

bool names(const tape::StepLabel& label, std::string_view name) {
    return label.formula.find("\\step{" + std::string(name) + "}") != std::string_view::npos;
}

bool readsFrom(const models::Trace& trace, const tape::StepLabel& label, std::string_view name) {
    return follows(trace, label, name, mostFollowed);
}

}  // namespace lab::scene
