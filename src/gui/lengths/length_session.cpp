// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lengths/length_session.h"

#include <QPromise>
#include <QtConcurrent/QtConcurrentRun>
#include <algorithm>
#include <iterator>
#include <utility>

#include "gui/snapshot_id.h"

namespace lab::gui {
namespace {

using Promise = QPromise<LengthReport>;

/// Whatever it throws becomes the report's problem: no exception may leave the worker.
LengthReport attempt(const MeasureLengths& measure, const LengthTask& task, Promise& promise) {
    try {
        return measure(task, [&promise](const LengthReport& report) {
            promise.addResult(report);
            return !promise.isCanceled();
        });
    } catch (const std::exception& error) {
        LengthReport report;
        report.problem = QString::fromUtf8(error.what());
        return report;
    }
}

}  // namespace

LengthSession::LengthSession(ExploreSession& document, const ModelStore& models,
                             MeasureLengths measure, QObject* parent)
    : QObject(parent),
      document_(document),
      models_(models),
      measure_(std::move(measure)),
      contenders_(document.scene().lengths.contenders) {
    pool_.setMaxThreadCount(1);
    connect(&document_, &ExploreSession::lengthsChanged, this, &LengthSession::follow);
    connect(&models_, &ModelStore::changed, this, &LengthSession::forgetWhatIsGone);
    connect(&watcher_, &QFutureWatcher<LengthReport>::resultsReadyAt, this, &LengthSession::take);
    connect(&watcher_, &QFutureWatcher<LengthReport>::finished, this, &LengthSession::finish);
}

LengthSession::~LengthSession() {
    watcher_.disconnect(this);
    for (QFuture<LengthReport>& each : working_) {
        each.cancel();
    }
    for (QFuture<LengthReport>& each : working_) {
        each.waitForFinished();
    }
}

/// Whatever a file says: what cannot be measured has no box to take it out by. Only the training's
/// snapshots come and go; those that are not there now are kept for when they are.
void LengthSession::follow() {
    const auto isThere = [this](const scene::Contender& each) {
        return models_.has(each.model, each.mechanism);
    };
    scene::LengthStudy next = document_.scene().lengths;
    std::erase_if(next.contenders, [&](const scene::Contender& each) {
        return !isThere(each) && !isSnapshot(each.model);
    });
    if (next.contenders.empty()) {
        for (const ModelEntry& model : models_.models()) {
            if (next.contenders.empty() && models_.has(model.id, model.mechanism)) {
                next.contenders.push_back({.model = model.id, .mechanism = model.mechanism});
            }
        }
    }
    if (!next.contenders.empty() && next != document_.scene().lengths) {
        document_.setLengths(next);  // and follows that
        return;
    }
    contenders_.clear();
    std::ranges::copy_if(next.contenders, std::back_inserter(contenders_), isThere);
    compose();
    emit choiceChanged();
    emit reportChanged();
}

/// What comes back under the same name may be something else.
void LengthSession::forgetWhatIsGone() {
    std::erase_if(known_, [this](const LengthResult& each) {
        return !models_.has(each.contender.model, each.contender.mechanism);
    });
    emit modelsChanged();
    follow();
}

const LengthResult* LengthSession::find(const scene::Contender& contender) const {
    const auto found = std::ranges::find(known_, contender, &LengthResult::contender);
    return found == known_.end() ? nullptr : &*found;
}

bool LengthSession::complete() const {
    return !running_ && std::ranges::all_of(contenders(), [this](const scene::Contender& each) {
        const LengthResult* result = find(each);
        return result != nullptr && result->complete;
    });
}

bool LengthSession::empty() const {
    return std::ranges::none_of(
        contenders(), [this](const scene::Contender& each) { return find(each) != nullptr; });
}

std::vector<LengthResult> LengthSession::measured() const {
    std::vector<LengthResult> results;
    std::ranges::copy_if(known_, std::back_inserter(results), &LengthResult::isGood);
    return results;
}

void LengthSession::restore(const std::vector<LengthResult>& results) {
    for (const LengthResult& each : results) {
        if (each.isGood() && find(each.contender) == nullptr) {
            known_.push_back(each);
        }
    }
    compose();
    emit reportChanged();
}

void LengthSession::compose() {
    report_.results.clear();
    for (const scene::Contender& each : contenders()) {
        const LengthResult* result = find(each);
        report_.results.push_back(result != nullptr ? *result : LengthResult{.contender = each});
    }
}

/// A part does not take the place of the whole.
void LengthSession::learn(const LengthResult& result) {
    const auto found = std::ranges::find(known_, result.contender, &LengthResult::contender);
    if (found == known_.end()) {
        known_.push_back(result);
    } else if (result.complete || !found->isGood()) {
        *found = result;
    }
}

void LengthSession::start() {
    std::vector<scene::Contender> missing;
    std::ranges::copy_if(contenders(), std::back_inserter(missing),
                         [this](const scene::Contender& each) {
                             const LengthResult* result = find(each);
                             return result == nullptr || !result->isGood();
                         });
    measure(std::move(missing));
}

void LengthSession::startAgain() {
    measure(contenders());
}

void LengthSession::measure(std::vector<scene::Contender> contenders) {
    cancel();
    if (contenders.empty()) {
        return;
    }
    report_ = {};
    compose();
    running_ = true;
    toldComplete_ = 0;
    std::erase_if(working_, [](const auto& each) { return each.isFinished(); });
    working_.push_back(QtConcurrent::run(
        &pool_, [measure = measure_, task = LengthTask{.contenders = std::move(contenders)}](
                    Promise& promise) { promise.addResult(attempt(measure, task, promise)); }));
    watcher_.setFuture(working_.back());
    emit runningChanged();
    emit reportChanged();
}

void LengthSession::cancel() {
    if (!running_) {
        return;
    }
    watcher_.cancel();
    running_ = false;
    emit runningChanged();
}

void LengthSession::take(int /*from*/, int to) {
    const LengthReport told = watcher_.resultAt(to - 1);
    std::ranges::for_each(told.results, [this](const LengthResult& each) { learn(each); });
    report_.problem = told.problem;
    report_.done = told.done;
    report_.all = told.all;
    compose();
    emit reportChanged();
    const auto complete =
        static_cast<std::size_t>(std::ranges::count_if(told.results, &LengthResult::isGood));
    if (std::exchange(toldComplete_, complete) != complete) {
        emit measuredChanged();
    }
}

void LengthSession::finish() {
    if (!running_ || watcher_.isCanceled()) {
        return;
    }
    running_ = false;
    if (!report_.problem.isEmpty()) {
        document_.showMessage(report_.problem);
    }
    emit runningChanged();
}

bool LengthSession::isChosen(const scene::Contender& contender) const {
    return std::ranges::find(contenders(), contender) != contenders().end();
}

void LengthSession::setQuality(scene::Quality quality) {
    scene::LengthStudy next = document_.scene().lengths;
    next.quality = quality;
    document_.setLengths(next);
}

void LengthSession::setCost(scene::Cost cost) {
    scene::LengthStudy next = document_.scene().lengths;
    next.cost = cost;
    document_.setLengths(next);
}

void LengthSession::choose(const scene::Contender& contender, bool in) {
    if (isChosen(contender) == in) {
        return;
    }
    scene::LengthStudy next = document_.scene().lengths;
    if (in && next.contenders.size() < scene::mostContenders) {
        next.contenders.push_back(contender);
    } else if (!in && contenders_.size() > 1) {
        std::erase(next.contenders, contender);
    }
    document_.setLengths(next);
}

}  // namespace lab::gui
