// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QTimer>
#include <QtConcurrent/QtConcurrentRun>
#include <chrono>
#include <functional>
#include <optional>
#include <utility>

namespace lab::gui {

/// Works in a worker thread, one request at a time; of those that come in meanwhile only the latest
/// is kept. Lives on the GUI thread; its destructor waits for the worker.
template <typename Request, typename Result>
class LatestWorker {
  public:
    /// `work` runs in the worker and must not throw; `done` gets the result of the latest request
    /// on the GUI thread, those of older ones never.
    LatestWorker(std::function<Result(const Request&)> work,
                 std::function<void(const Result&)> done)
        : work_(std::move(work)), done_(std::move(done)) {
        delay_.setSingleShot(true);
        QObject::connect(&delay_, &QTimer::timeout, &delay_, [this] { start(); });
        QObject::connect(&watcher_, &QFutureWatcher<Result>::finished, &watcher_,
                         [this] { finish(); });
    }
    LatestWorker(const LatestWorker&) = delete;
    LatestWorker& operator=(const LatestWorker&) = delete;
    ~LatestWorker() {
        watcher_.disconnect();
        watcher_.waitForFinished();
    }

    /// Replaces whatever waits. Starts after `delay` without a newer request, so that typing does
    /// not start the work a letter.
    void request(Request request, std::chrono::milliseconds delay = {}) {
        waiting_ = std::move(request);
        ignored_ = running_;
        if (delay.count() > 0) {
            delay_.start(delay);
        } else {
            delay_.stop();
            start();
        }
    }
    /// Forgets what waits and ignores what runs.
    void cancel() {
        waiting_.reset();
        delay_.stop();
        ignored_ = running_;
    }
    /// Whether a result will be announced.
    [[nodiscard]] bool busy() const { return waiting_.has_value() || (running_ && !ignored_); }

  private:
    void start() {
        if (running_ || !waiting_) {
            return;
        }
        running_ = true;
        ignored_ = false;
        watcher_.setFuture(
            QtConcurrent::run([work = work_, request = *std::exchange(waiting_, std::nullopt)] {
                return work(request);
            }));
    }
    void finish() {
        running_ = false;
        if (!ignored_) {
            done_(watcher_.result());
        }
        if (!delay_.isActive()) {
            start();
        }
    }

    std::function<Result(const Request&)> work_;
    std::function<void(const Result&)> done_;
    std::optional<Request> waiting_;
    bool running_ = false;
    bool ignored_ = false;
    QTimer delay_;
    QFutureWatcher<Result> watcher_;
};

}  // namespace lab::gui
