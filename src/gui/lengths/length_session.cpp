// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lengths/length_session.h"

#include <QPromise>
#include <QtConcurrent/QtConcurrentRun>
#include <algorithm>

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
    : QObject(parent), document_(document), models_(models), measure_(std::move(measure)) {
    pool_.setMaxThreadCount(1);
    connect(&document_, &ExploreSession::lengthsChanged, this, &LengthSession::choiceChanged);
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

bool LengthSession::complete() const {
    return !running_ && measured_ == contenders();
}

void LengthSession::start() {
    cancel();
    asked_ = contenders();
    measured_.clear();
    report_ = {};
    running_ = true;
    std::erase_if(working_, [](const auto& each) { return each.isFinished(); });
    working_.push_back(QtConcurrent::run(
        &pool_, [measure = measure_, task = LengthTask{.contenders = asked_}](Promise& promise) {
            promise.addResult(attempt(measure, task, promise));
        }));
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
    report_ = watcher_.resultAt(to - 1);
    emit reportChanged();
}

void LengthSession::finish() {
    if (!running_ || watcher_.isCanceled()) {
        return;
    }
    running_ = false;
    if (report_.problem.isEmpty()) {
        measured_ = asked_;
    } else {
        document_.showMessage(report_.problem);
    }
    emit runningChanged();
}

bool LengthSession::isChosen(const scene::Contender& contender) const {
    return std::ranges::find(contenders(), contender) != contenders().end();
}

void LengthSession::choose(const scene::Contender& contender, bool in) {
    if (isChosen(contender) == in) {
        return;
    }
    scene::LengthStudy next = document_.scene().lengths;
    if (in && next.contenders.size() < scene::mostContenders) {
        next.contenders.push_back(contender);
    } else if (!in && next.contenders.size() > 1) {
        std::erase(next.contenders, contender);
    }
    document_.setLengths(next);
}

}  // namespace lab::gui
