// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/source_window.h"

#include "scene/origin.h"

namespace lab::scene {
namespace {

/// The third operand of "window" and "gaussian": half width or deviation.
double reach(const models::Trace& trace, const tape::Explanation& origin) {
    return tape::evaluate(origin.terms[2],
                          [&](const tape::Element& each) { return trace.valueOf(each); });
}

bool applies(const tape::Explanation& origin, std::string_view function) {
    return origin.rule == tape::Rule::Apply && origin.function == function &&
           origin.terms.size() == 3 && !origin.terms[0].factors.empty();
}

void addNearness(const models::Trace& trace, const tape::Place& place, SourceWindow& window) {
    for (const tape::StepLabel* label : trace.model().translator.mechanism().description().steps) {
        const tape::Step* step =
            label->rows == tape::Axis::Source ? trace.find(label->name, place) : nullptr;
        if (step == nullptr) {
            continue;
        }
        const tape::Explanation origin = originOf(trace, {step->node, 0, 0});
        if (applies(origin, "gaussian")) {
            window.nearness = step->node;
            window.deviation = reach(trace, origin);
        }
    }
}

}  // namespace

std::optional<SourceWindow> windowAt(const models::Trace& trace, const tape::Place& place) {
    const tape::Step* step = trace.find("window", place);
    if (step == nullptr) {
        return std::nullopt;
    }
    const tape::Explanation origin = originOf(trace, {step->node, 0, 0});
    if (!applies(origin, "window")) {
        return std::nullopt;
    }
    SourceWindow window;
    window.centre = origin.terms[0].factors[0].element;
    window.inside = step->node;
    window.at = trace.valueOf(window.centre);
    window.halfWidth = reach(trace, origin);
    const auto inside = trace.value(step->node).col(0);
    for (int i = 0; i < static_cast<int>(inside.size()); ++i) {
        if (inside(i) != 0) {
            window.first = window.first < 0 ? i : window.first;
            window.last = i;
        }
    }
    addNearness(trace, place, window);
    return window;
}

}  // namespace lab::scene
