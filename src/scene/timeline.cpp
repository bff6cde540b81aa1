// SPDX-License-Identifier: GPL-3.0-or-later
#include "scene/timeline.h"

#include <algorithm>
#include <span>

namespace lab::scene {
namespace {

using tape::Stage;
using Stages = std::span<const Stage>;

/// The moments of one target word, in order.
class Word {
  public:
    Word(Stages stages, int target) : stages_(stages), target_(target) {}

    /// Stages stand in the translator's order within a pass, passes in the order in which they ran.
    void add(const tape::Step& step) {
        const Moment moment{step.label->stage, target_, -1, step.place.layer, step.place.hop};
        if (moment.layer != layer_ || moment.hop != hop_) {
            passFrom_ = moments_.size();
            layer_ = moment.layer;
            hop_ = moment.hop;
        }
        const bool known = std::ranges::find(moments_, moment) != moments_.end();
        if (rank(moment.stage) < stages_.size() && !known) {
            insert(moment, passFrom_);
        }
    }

    /// With the stages that name nothing at this word, and Output.
    std::vector<Moment> take() {
        for (const Stage stage : stages_) {
            if (std::ranges::find(moments_, stage, &Moment::stage) == moments_.end()) {
                insert({stage, target_, -1}, 0);
            }
        }
        moments_.push_back({Stage::Output, target_, -1});
        return std::move(moments_);
    }

  private:
    [[nodiscard]] std::size_t rank(Stage stage) const {
        return static_cast<std::size_t>(std::ranges::find(stages_, stage) - stages_.begin());
    }
    void insert(const Moment& moment, std::size_t from) {
        const auto later = [&](const Moment& other) {
            return rank(other.stage) > rank(moment.stage);
        };
        const auto first = moments_.begin() + static_cast<std::ptrdiff_t>(from);
        moments_.insert(std::find_if(first, moments_.end(), later), moment);
    }

    Stages stages_;
    int target_;
    std::vector<Moment> moments_;
    std::size_t passFrom_ = 0;
    int layer_ = -1;
    int hop_ = -1;
};

std::vector<Moment> momentsOf(const models::Trace& trace, Stages stages, int target) {
    Word word(stages, target);
    for (const tape::Step& step : trace.steps()) {
        // The query is the translator's: it is there before any stage of the mechanism.
        if (step.place.target == target && step.label->name != "query") {
            word.add(step);
        }
    }
    return word.take();
}

}  // namespace

Timeline::Timeline(const models::Trace& trace) {
    groups_.push_back({QString(), 0, trace.sourcePositions()});
    firstWord_ = groups_.size();
    for (int i = 0; i < trace.sourcePositions(); ++i) {
        moments_.push_back({Stage::Encode, -1, i});
    }
    // Some of Output's steps come first, others last: its moment is the last.
    std::vector<Stage> stages = trace.model().translator.stages();
    std::erase(stages, Stage::Output);
    for (int t = 0; t < trace.targetPositions(); ++t) {
        const std::vector<Moment> word = momentsOf(trace, stages, t);
        groups_.push_back({QString::fromStdString(trace.target()[static_cast<std::size_t>(t)]),
                           size(), static_cast<int>(word.size()), trace.isUnknownTarget(t)});
        moments_.insert(moments_.end(), word.begin(), word.end());
    }
}

Timeline Timeline::backward(const models::Trace& trace) {
    const Timeline forward(trace);
    const std::vector<Stage> stages = trace.model().translator.stages();
    const bool hasStateStage = std::ranges::find(stages, Stage::State) != stages.end();
    Timeline timeline;
    timeline.backward_ = true;
    const auto add = [&timeline](Moment moment, Back back) {
        moment.back = back;
        timeline.moments_.push_back(moment);
    };
    for (int t = trace.targetPositions() - 1; t >= 0; --t) {
        Group group = *forward.wordAt(t);
        const int first = timeline.size();
        add({Stage::Output, t, -1}, Back::Loss);
        for (int step = group.first + group.count - 1; step >= group.first; --step) {
            add(forward.at(step), Back::Stage);
            if (forward.at(step).stage == Stage::Output && !hasStateStage) {
                add({Stage::Output, t, -1}, Back::State);
            }
        }
        group.first = first;
        group.count = timeline.size() - first;
        timeline.groups_.push_back(group);
    }
    const int first = timeline.size();
    add({Stage::Encode, -1, -1}, Back::Sentence);
    for (int i = trace.sourcePositions() - 1; i >= 0; --i) {
        add({Stage::Encode, -1, i}, Back::Stage);
    }
    add({Stage::Encode, -1, -1}, Back::Parameters);
    timeline.groups_.push_back({QString(), first, timeline.size() - first});
    return timeline;
}

Timeline Timeline::ofWords(const QStringList& words) {
    Timeline timeline;
    for (const QString& word : words) {
        const int t = timeline.size();
        timeline.groups_.push_back({word, t, 1});
        timeline.moments_.push_back({Stage::Output, t, -1});
    }
    return timeline;
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
    const Moment& moment = at(here);
    if (moment.target < 0) {  // each moment of the reading is a word of its own
        return clamp(here + 1);
    }
    const int next = nearest(moment, moment.target + (backward_ ? -1 : 1));
    if (next < 0 && backward_) {
        return groups_.back().first;
    }
    return next < 0 ? size() - 1 : next;
}

int Timeline::previousWord(int step) const {
    if (moments_.empty()) {
        return 0;
    }
    const int here = clamp(step);
    const Moment& moment = at(here);
    if (moment.target < 0) {
        return clamp(here - 1);
    }
    if (backward_) {
        const int before = nearest(moment, moment.target + 1);
        return before < 0 ? 0 : before;
    }
    const int lastRead = firstWord_ > 0 ? groups_.front().count - 1 : 0;
    return moment.target == 0 ? lastRead : nearest(moment, moment.target - 1);
}

int Timeline::find(Stage stage, int target) const {
    const auto found = std::ranges::find_if(moments_, [&](const Moment& moment) {
        return moment.stage == stage && moment.target == target;
    });
    return found == moments_.end() ? -1 : static_cast<int>(found - moments_.begin());
}

const Timeline::Group* Timeline::wordAt(int target) const {
    const int words =
        static_cast<int>(groups_.size()) - (backward_ ? 1 : static_cast<int>(firstWord_));
    if (target < 0 || target >= words) {
        return nullptr;
    }
    const int group = backward_ ? words - 1 - target : target + static_cast<int>(firstWord_);
    return &groups_[static_cast<std::size_t>(group)];
}

int Timeline::nearest(const Moment& moment, int target) const {
    const Group* word = wordAt(target);
    if (word == nullptr) {
        return -1;
    }
    const int last = word->first + word->count - 1;
    for (int step = word->first; step <= last; ++step) {
        const Moment& other = at(step);
        if (other.stage == moment.stage && other.layer == moment.layer && other.hop == moment.hop &&
            (other.back == moment.back || !backward_)) {
            return step;
        }
    }
    const int sameStage = find(moment.stage, target);
    return sameStage >= 0 ? sameStage : last;
}

int Timeline::shows(const tape::Step& step) const {
    const Group* word = wordAt(step.place.target);
    if (word == nullptr) {
        return -1;
    }
    // A stage that the mechanism does not list belongs to the next one that it does.
    const Stage wanted = step.label->stage;
    Stage shown = Stage::Output;
    for (int k = word->first; k < word->first + word->count; ++k) {
        const Stage stage = at(k).stage;
        shown = stage >= wanted && stage < shown ? stage : shown;
    }
    return nearest({.stage = shown,
                    .target = step.place.target,
                    .layer = step.place.layer,
                    .hop = step.place.hop,
                    .back = backward_ ? Back::Stage : Back::No},
                   step.place.target);
}

}  // namespace lab::scene
