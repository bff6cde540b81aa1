// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/explore_session.h"

#include <algorithm>
#include <utility>

#include "gui/inspection.h"
#include "gui/run_command.h"
#include "scene/change_text.h"
#include "scene/moment_quantity.h"
#include "scene/quantity_of.h"
#include "scene/scene_limits.h"
#include "scene/stage_text.h"

namespace lab::gui {
namespace {

using std::chrono::milliseconds;

/// Long enough to swallow the letters of a word typed fast, short enough to feel immediate.
constexpr milliseconds kTypingDelay{60};

bool needsNewTrace(const scene::Scene& before, const scene::Scene& after) {
    return before.model != after.model || before.mechanism != after.mechanism ||
           before.sentence != after.sentence || before.decoding != after.decoding ||
           before.beamWidth != after.beamWidth || before.draw != after.draw ||
           before.whatIf != after.whatIf ||
           scene::needsGradients(before) != scene::needsGradients(after) ||
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
    : Stepping(parent),
      queue_(
          [translate = std::move(translate)](TranslationRequest request,
                                             const std::stop_token& stop) {
              request.stop = stop;
              return attemptWithOriginal(translate, request);
          },
          [this](const TranslationResult& result) { accept(result); }) {
    connect(this, &ExploreSession::traceChanged, this, &Stepping::timelineChanged);
    connect(this, &ExploreSession::hoverChanged, this, &Stepping::standingChanged);
    connect(this, &ExploreSession::viewChanged, this, &Stepping::speedChanged);
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
    if (before.backward != next.backward) {
        turnTimeline();
    }
    if (first || before.view != next.view) {
        emit viewChanged();
    }
    if (first || before.page != next.page) {
        emit pageChanged();
    }
    if (first || before.comparison != next.comparison) {
        emit comparisonChanged();
    }
    if (first || before.lengths != next.lengths) {
        emit lengthsChanged();
    }
    if (first || before.training != next.training) {
        emit trainingChanged();
    }
    if (first || before.playground != next.playground) {
        emit playgroundChanged();
    }
    if (before.step != next.step || before.source != next.source || before.head != next.head) {
        chosen_ = {};
        trail_.clear();
        emit cursorChanged();
    }
}

/// What was changed in one sentence means nothing in another.
void ExploreSession::setSentence(const QString& text) {
    scene::Scene next = scene_;
    next.sentence = text;
    if (text == scene_.sentence || scene_.whatIf.changes.empty()) {
        setScene(next);
        return;
    }
    next.whatIf.changes.clear();
    history_.push(new RunCommand(*this, scene_, next, tr("another sentence"), -1));
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

void ExploreSession::setWhatIf(const scene::WhatIf& whatIf, const QString& name, int gesture) {
    if (whatIf == scene_.whatIf) {
        return;
    }
    scene::Scene next = scene_;
    next.whatIf = whatIf;
    history_.push(new RunCommand(*this, scene_, next, name, gesture));
}

void ExploreSession::addChange(const scene::Change& change, const QString& name, int gesture) {
    setWhatIf(scene::with(scene_.whatIf, change), name, gesture);
}

void ExploreSession::maskOrUnmask(int source) {
    if (!showsSentence() || source < 0 || source >= trace_->sourcePositions()) {
        return;
    }
    scene::WhatIf next = scene_.whatIf;
    const scene::Change mask{.what = scene::MaskedWord{source}};
    const bool masked = std::erase(next.changes, mask) > 0;
    const QString word = QString::fromStdString(trace_->source()[static_cast<std::size_t>(source)]);
    setWhatIf(masked ? next : scene::with(next, mask),
              masked ? tr("“%1” not masked").arg(word) : tr("“%1” masked").arg(word));
}

std::vector<scene::Quantity> ExploreSession::replaced() const {
    std::vector<scene::Quantity> all;
    for (const scene::Change& change : scene_.whatIf.changes) {
        const auto quantity =
            trace_ != nullptr && change.on ? scene::quantityOf(*trace_, change) : scene::Quantity{};
        if (quantity.valid()) {
            all.push_back(quantity);
        }
    }
    return all;
}

void ExploreSession::attendTo(int target, int position) {
    if (trace_ == nullptr || position < 0) {
        return;
    }
    scene::WhatIf next = scene_.whatIf;
    for (const scene::Change& change : scene::pointing(*trace_, target, position)) {
        next = scene::with(next, change);
    }
    setWhatIf(next, tr("word %1 attends to position %2").arg(target + 1).arg(position + 1));
}

void ExploreSession::setView(const scene::ViewOptions& view) {
    scene::Scene next = scene_;
    next.view = view;
    setScene(next);
}

void ExploreSession::setNumbers(scene::ShownNumbers numbers) {
    scene::ViewOptions view = scene_.view;
    view.numbers = numbers;
    setView(view);
}

void ExploreSession::setBackward(bool backward) {
    scene::Scene next = scene_;
    next.backward = backward;
    setScene(next);
}

void ExploreSession::setPage(scene::Page page) {
    scene::Scene next = scene_;
    next.page = page;
    setScene(next);
}

void ExploreSession::setComparison(const scene::Comparison& comparison) {
    scene::Scene next = scene_;
    next.comparison = comparison;
    setScene(next);
}

void ExploreSession::setLengths(const scene::LengthStudy& lengths) {
    scene::Scene next = scene_;
    next.lengths = lengths;
    setScene(next);
}

void ExploreSession::setTraining(const scene::TrainingStudy& training) {
    scene::Scene next = scene_;
    next.training = training;
    setScene(next);
}

void ExploreSession::setPlayground(const scene::Playground& playground) {
    scene::Scene next = scene_;
    next.playground = playground;
    setScene(next);
}

bool ExploreSession::draws() const {
    return trace_ != nullptr && trace_->model().translator.mechanism().description().samples;
}

void ExploreSession::drawAgain() {
    if (!draws()) {
        return;
    }
    scene::Scene next = scene_;
    next.draw = next.draw % scene::limits::maxPosition + 1;
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

QString ExploreSession::nameOf(int step) const {
    return momentName(*trace_, timeline_.at(step));
}

QString ExploreSession::position() const {
    return tr("Step %1 of %2").arg(step() + 1).arg(timeline_.size());
}

QString ExploreSession::keyHint() const {
    if (timeline_.runsBackward()) {
        return tr("→ back through the run · B");
    }
    return tr("← → step · Space play");
}

QString ExploreSession::wordCaption() const {
    if (timeline_.groups().size() < 2) {
        return {};
    }
    const auto& word = timeline_.groups()[timeline_.runsBackward() ? 0 : 1];
    QStringList stages;
    for (int step = word.first; step < word.first + word.count; ++step) {
        const scene::Moment& moment = timeline_.at(step);
        stages << (moment.back == scene::Back::No ? scene::stageTitle(moment.stage)
                                                  : scene::stageTitle(moment))
                      .toLower();
    }
    return tr("each word: %1").arg(stages.join(tr(" · ")));
}

void ExploreSession::pointAt(int step) {
    if (step < 0 || step >= timeline_.size()) {
        hover({});
        return;
    }
    const scene::Moment& moment = timeline_.at(step);
    if (moment.target < 0 && moment.source < 0) {
        hover({});
        return;
    }
    hover(moment.target < 0 ? scene::sourceWordQuantity(*trace_, moment.source)
                            : scene::targetWordQuantity(*trace_, moment.target));
}

void ExploreSession::setStepsPerMinute(int steps) {
    scene::ViewOptions view = scene_.view;
    view.stepsPerMinute = steps;
    setView(view);
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
    auto sentence = readSentence(scene_.sentence, Side::Source, model);
    auto forced = readSentence(scene_.forcedTarget, Side::Target, model);
    if (sentence == sentence_ && forced == forced_) {
        return;
    }
    sentence_ = std::move(sentence);
    forced_ = std::move(forced);
    emit readingChanged();
}

std::optional<TranslationRequest> ExploreSession::request() const {
    return requestOf(scene_, sentence_, forced_);
}

void ExploreSession::retry() {
    // Also while the first translation runs: what it found missing may be there now.
    if (started_ && (!problem_.isEmpty() || trace_ == nullptr)) {
        translateAgain(milliseconds(0));
    }
}

void ExploreSession::translateAnew() {
    if (started_) {
        translateAgain(milliseconds(0));
    }
    emit weightsChanged();
}

void ExploreSession::translateAgain(milliseconds delay) {
    if (sentence_.empty()) {
        original_ = nullptr;
        setTrace(nullptr);
    }
    if (auto next = request()) {
        queue_.request(std::move(*next), delay);
    } else {
        queue_.cancel();
        showProblem({});
    }
    emit busyChanged();
}

void ExploreSession::accept(const TranslationResult& result) {
    if (result.trace != nullptr) {
        lastTrace_ = result.trace;
        original_ = result.original;
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
    const scene::Timeline next = trace != nullptr ? timelineOf(*trace) : scene::Timeline();
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

scene::Timeline ExploreSession::timelineOf(const models::Trace& trace) const {
    return scene_.backward && trace.hasGradients() ? scene::Timeline::backward(trace)
                                                   : scene::Timeline(trace);
}

/// A trace without gradients is followed by one that has them: that turns it then.
void ExploreSession::turnTimeline() {
    if (trace_ == nullptr || timeline_.runsBackward() == scene_.backward) {
        return;
    }
    const scene::Timeline next = timelineOf(*trace_);
    if (next.runsBackward() == timeline_.runsBackward()) {
        return;
    }
    scene_.step = stepInNewTimeline(next);
    timeline_ = next;
    chosen_ = {};
    trail_.clear();
    emit timelineChanged();
    emit cursorChanged();
}

/// The same stage of the same word, or what comes nearest: a changed sentence has other numbers
/// of steps before it.
int ExploreSession::stepInNewTimeline(const scene::Timeline& next) const {
    if (timeline_.size() == 0 || next.size() == 0) {
        return next.clamp(scene_.step);
    }
    const scene::Moment now = moment();
    if (now.target < 0 && next.runsBackward()) {
        return timeline_.runsBackward() ? next.clamp(step()) : 0;
    }
    if (now.target < 0 && timeline_.runsBackward()) {
        return std::max(0, now.source);
    }
    if (now.target < 0) {
        return std::min(step(), next.groups().front().count - 1);
    }
    const int same = next.nearest(now, now.target);
    return same >= 0 ? same : next.size() - 1;
}

}  // namespace lab::gui
