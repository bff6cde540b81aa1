// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/translation_queue.h"

#include <QtConcurrent/QtConcurrentRun>

namespace lab::gui {

TranslationQueue::TranslationQueue(Translate translate, QObject* parent)
    : QObject(parent), translate_(std::move(translate)) {
    delay_.setSingleShot(true);
    connect(&delay_, &QTimer::timeout, this, &TranslationQueue::start);
    connect(&watcher_, &QFutureWatcher<TranslationResult>::finished, this,
            &TranslationQueue::finish);
}

TranslationQueue::~TranslationQueue() {
    watcher_.disconnect(this);
    watcher_.waitForFinished();
}

void TranslationQueue::request(TranslationRequest request, std::chrono::milliseconds delay) {
    waiting_ = std::move(request);
    ignored_ = running_;
    if (delay.count() > 0) {
        delay_.start(delay);
    } else {
        delay_.stop();
        start();
    }
}

void TranslationQueue::cancel() {
    waiting_.reset();
    delay_.stop();
    ignored_ = running_;
}

void TranslationQueue::start() {
    if (running_ || !waiting_) {
        return;
    }
    running_ = true;
    ignored_ = false;
    watcher_.setFuture(QtConcurrent::run(
        [translate = translate_, request = *std::exchange(waiting_, std::nullopt)] {
            return attempt(translate, request);
        }));
}

void TranslationQueue::finish() {
    running_ = false;
    if (!ignored_) {
        emit finished(watcher_.result());
    }
    if (!delay_.isActive()) {
        start();
    }
}

}  // namespace lab::gui
