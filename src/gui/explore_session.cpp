// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/explore_session.h"

#include <algorithm>
#include <utility>

#include "scene/moment_quantity.h"
#include "scene/quantity_of.h"

namespace lab::gui {
namespace {

using std::chrono::milliseconds;

/// Long enough to swallow the letters of a word typed fast, short enough to feel immediate.
constexpr milliseconds kTypingDelay{60};

bool needsNewTrace(const scene::Scene& before, const scene::Scene& after) {
    return before.model != after.model || before.mechanism != after.mechanism ||
           before.sentence != after.sentence || before.decoding != after.decoding ||
           before.beamWidth != after.beamWidth ||
           (after.decoding == scene::DecodingMode::Forced &&
            before.forcedTarget != after.forcedTarget);
}

/// What there is to say of a translation that succeeded.
QString noteOn(const models::Trace* trace) {
    return trace != nullptr && trace->cutOff()
               ? ExploreSession::tr(
                     "Stopped after %1 words: the model did not end the sentence by itself.")
                     .arg(trace->targetPositions())
               : QString();
}

}  // namespace

ExploreSession::ExploreSession(Translate translate, QObject* parent)
    : QObject(parent), queue_(std::move(translate)) {
    connect(&queue_, &TranslationQueue::finished, this, &ExploreSession::accept);
}

scene::Moment ExploreSession::moment() const {
    scene::Moment moment = timeline_.at(step());
    moment.head = heads() > 1 ? head() : -1;
    return moment;
}

int ExploreSession::source() const {
    return hasMoment() ? scene::sourceAt(*trace_, moment(), scene_.source) : -1;
}

bool ExploreSession::positionIsWord() const {
    return hasMoment() && (moment().target < 0 || trace_->positions() == trace_->sourcePositions());
}

scene::Quantity ExploreSession::inspected() const {
    if (chosen_.valid() || !hasMoment()) {
        return chosen_;
    }
    return scene::quantityAt(*trace_, moment(), scene_.source);
}

bool ExploreSession::outdated() const {
    const bool forced = scene_.decoding == scene::DecodingMode::Forced;
    return trace_ != nullptr && (sentence_.tooLong() || (forced && forced_.tooLong()));
}

void ExploreSession::setScene(const scene::Scene& next) {
    const scene::Scene before = std::exchange(scene_, next);
    const bool first = !std::exchange(started_, true);
    if (first || needsNewTrace(before, next) || before.forcedTarget != next.forcedTarget) {
        readTexts();
        emit sceneChanged();
    }
    if (first || needsNewTrace(before, next)) {
        const bool typing = !first && (before.sentence != next.sentence ||
                                       before.forcedTarget != next.forcedTarget);
        translateAgain(typing ? kTypingDelay : milliseconds(0));
    }
    if (first || before.view != next.view) {
        emit viewChanged();
    }
    if (before.step != next.step || before.source != next.source || before.head != next.head) {
        chosen_ = {};
        trail_.clear();
        emit cursorChanged();
    }
}

void ExploreSession::setSentence(const QString& text) {
    scene::Scene next = scene_;
    next.sentence = text;
    setScene(next);
}

void ExploreSession::setDecoding(scene::DecodingMode mode) {
    scene::Scene next = scene_;
    next.decoding = mode;
    setScene(next);
}

void ExploreSession::setForcedTarget(const QString& text) {
    scene::Scene next = scene_;
    next.forcedTarget = text;
    setScene(next);
}

void ExploreSession::setModel(const QString& id) {
    scene::Scene next = scene_;
    next.model = id;
    setScene(next);
}

void ExploreSession::setMechanism(const QString& id) {
    scene::Scene next = scene_;
    next.mechanism = id;
    setScene(next);
}

void ExploreSession::setView(const scene::ViewOptions& view) {
    scene::Scene next = scene_;
    next.view = view;
    setScene(next);
}

void ExploreSession::goTo(int step) {
    const int next = timeline_.clamp(step);
    const bool sameWord = hasMoment() && moment().target >= 0 &&
                          timeline_.groupOf(next) == timeline_.groupOf(this->step());
    goTo(next, sameWord ? scene_.source : -1);
}

void ExploreSession::goTo(int step, int source) {
    scene::Scene next = scene_;
    next.step = timeline_.clamp(step);
    next.source = source;
    if (chosen_.valid() && next == scene_) {
        choose({});
    }
    setScene(next);
}

void ExploreSession::chooseSource(int source) {
    if (trace_ != nullptr && source < trace_->sourcePositions()) {
        goTo(step(), source);
    }
}

bool ExploreSession::showsSentence() const {
    // The trace's source ends with a mark that the sentence does not have.
    return trace_ != nullptr && trace_->source().size() == sentence_.tokens.size() + 1 &&
           std::equal(sentence_.tokens.begin(), sentence_.tokens.end(), trace_->source().begin());
}

void ExploreSession::setHead(int head) {
    scene::Scene next = scene_;
    next.head = std::clamp(head, 0, heads() - 1);
    setScene(next);
}

void ExploreSession::choose(const scene::Quantity& quantity) {
    const scene::Scene before = scene_;
    const tape::Step* step =
        quantity.valid() && trace_ != nullptr ? trace_->stepOf(quantity.node) : nullptr;
    if (step != nullptr) {
        const int source = scene::sourceOf(*step, quantity);
        scene_.source = source >= 0 ? source : scene_.source;
        scene_.head = step->place.head >= 0 ? step->place.head : scene_.head;
    }
    if (chosen_ == quantity && scene_ == before) {
        return;
    }
    if (quantity.valid() && quantity != chosen_) {
        trail_.push_back({chosen_, before.source, before.head});
    }
    chosen_ = quantity;
    emit cursorChanged();
}

void ExploreSession::goBack() {
    if (trail_.empty()) {
        return;
    }
    chosen_ = trail_.back().quantity;
    scene_.source = trail_.back().source;
    scene_.head = trail_.back().head;
    trail_.pop_back();
    emit cursorChanged();
}

void ExploreSession::hover(const scene::Quantity& quantity) {
    if (hovered() == quantity) {
        return;
    }
    relation_ = scene::Relation(trace_, quantity);
    emit hoverChanged();
}

void ExploreSession::showMessage(const QString& line) {
    if (message_ == line) {
        return;
    }
    message_ = line;
    emit messageChanged();
}

/// What a translation says replaces what the last one said, and nothing else.
void ExploreSession::showProblem(const QString& line) {
    if (!line.isEmpty() || message_ == problem_) {
        showMessage(line);
    }
    problem_ = line;
}

void ExploreSession::readTexts() {
    const models::Model* model = lastTrace_ != nullptr ? &lastTrace_->model() : nullptr;
    auto sentence = readSentence(scene_.sentence, Language::English,
                                 model != nullptr ? &model->source : nullptr);
    auto forced = readSentence(scene_.forcedTarget, Language::French,
                               model != nullptr ? &model->target : nullptr);
    if (sentence == sentence_ && forced == forced_) {
        return;
    }
    sentence_ = std::move(sentence);
    forced_ = std::move(forced);
    emit readingChanged();
}

void ExploreSession::translateAgain(milliseconds delay) {
    if (sentence_.empty()) {
        setTrace(nullptr);
    }
    // Until something is typed that it shall say, it says what it likes.
    const bool forced = scene_.decoding == scene::DecodingMode::Forced && !forced_.empty();
    if (!sentence_.translatable() || (forced && !forced_.translatable())) {
        queue_.cancel();
        showProblem({});
    } else {
        queue_.request({.model = scene_.model,
                        .mechanism = scene_.mechanism,
                        .source = sentence_.tokens,
                        .decoding = forced || scene_.decoding != scene::DecodingMode::Forced
                                        ? scene_.decoding
                                        : scene::DecodingMode::Greedy,
                        .beamWidth = scene_.beamWidth,
                        .forced = forced ? forced_.tokens : std::vector<std::string>{}},
                       delay);
    }
    emit busyChanged();
}

void ExploreSession::accept(const TranslationResult& result) {
    if (result.trace != nullptr) {
        lastTrace_ = result.trace;
        setTrace(result.trace);
        readTexts();
    }
    showProblem(result.problem.isEmpty() ? noteOn(result.trace.get()) : result.problem);
    emit busyChanged();
}

void ExploreSession::setTrace(std::shared_ptr<const models::Trace> trace) {
    if (trace == trace_) {
        return;
    }
    // Quantities name nodes of the old trace.
    hover({});
    const scene::Timeline next = trace != nullptr ? scene::Timeline(*trace) : scene::Timeline();
    if (trace != nullptr) {
        scene_.step = trace_ != nullptr ? stepInNewTimeline(next) : next.clamp(scene_.step);
        const int positions = std::max(trace->sourcePositions(), trace->positions());
        scene_.source = scene_.source < positions ? scene_.source : -1;
    }
    chosen_ = {};
    trail_.clear();
    trace_ = std::move(trace);
    timeline_ = next;
    emit traceChanged();
    emit cursorChanged();
}

/// The same stage of the same word, or what comes nearest: a changed sentence has other numbers
/// of steps before it.
int ExploreSession::stepInNewTimeline(const scene::Timeline& next) const {
    if (timeline_.size() == 0 || next.size() == 0) {
        return next.clamp(scene_.step);
    }
    const scene::Moment now = moment();
    if (now.target < 0) {
        return std::min(step(), next.groups().front().count - 1);
    }
    const int same = next.nearest(now, now.target);
    return same >= 0 ? same : next.size() - 1;
}

}  // namespace lab::gui
