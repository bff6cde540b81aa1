// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/timeline.h"

#include <algorithm>

namespace lab::scene {

Timeline::Timeline(const models::Trace& trace) {
    groups_.push_back({QString(), 0, trace.sourcePositions()});
    for (int i = 0; i < trace.sourcePositions(); ++i) {
        moments_.push_back({tape::Stage::Encode, -1, i});
    }
    const auto& stages = trace.model().translator.mechanism().description().stages;
    for (int t = 0; t < trace.targetPositions(); ++t) {
        const std::string& word = trace.target()[static_cast<std::size_t>(t)];
        groups_.push_back({QString::fromStdString(word), size(),
                           static_cast<int>(stages.size()) + 1, trace.isUnknownTarget(t)});
        for (const tape::Stage stage : stages) {
            moments_.push_back({stage, t, -1});
        }
        moments_.push_back({tape::Stage::Output, t, -1});
    }
}

int Timeline::clamp(int step) const {
    return std::max(0, std::min(step, size() - 1));
}

int Timeline::groupOf(int step) const {
    const auto after = std::ranges::upper_bound(groups_, clamp(step), {}, &Group::first);
    return static_cast<int>(after - groups_.begin()) - 1;
}

int Timeline::nextWord(int step) const {
    if (moments_.empty()) {
        return 0;
    }
    const int here = clamp(step);
    // Each moment of the reading is a word of its own.
    return clamp(here + (at(here).target < 0 ? 1 : wordLength()));
}

int Timeline::previousWord(int step) const {
    if (moments_.empty()) {
        return 0;
    }
    const int here = clamp(step);
    if (at(here).target < 0) {
        return clamp(here - 1);
    }
    const int lastRead = groups_.front().count - 1;
    return std::max(lastRead, here - wordLength());
}

int Timeline::find(tape::Stage stage, int target) const {
    const auto found = std::ranges::find_if(moments_, [&](const Moment& moment) {
        return moment.stage == stage && moment.target == target;
    });
    return found == moments_.end() ? -1 : static_cast<int>(found - moments_.begin());
}

int Timeline::wordLength() const {
    return groups_.back().count;
}

}  // namespace lab::scene
