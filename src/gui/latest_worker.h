// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFutureWatcher>
#include <QThreadPool>
#include <QTimer>
#include <QtConcurrent/QtConcurrentRun>
#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <utility>

namespace lab::gui {

/// Works in a worker thread, one request at a time; of those that come in meanwhile only the latest
/// is kept, and the work that runs is told to stop. Lives on the GUI thread; its destructor stops
/// the worker and waits for it.
template <typename Request, typename Result>
class LatestWorker {
  public:
    /// `work` runs in the worker and must not throw; told to stop, it may return anything. `done`
    /// gets the result of the latest request on the GUI thread, those of older ones never. `pool`
    /// has the threads, and outlives this.
    LatestWorker(std::function<Result(const Request&, const std::stop_token&)> work,
                 std::function<void(const Result&)> done,
                 QThreadPool& pool = *QThreadPool::globalInstance())
        : work_(std::move(work)), done_(std::move(done)), pool_(pool) {
        delay_.setSingleShot(true);
        QObject::connect(&delay_, &QTimer::timeout, &delay_, [this] { start(); });
        QObject::connect(&watcher_, &QFutureWatcher<Result>::finished, &watcher_,
                         [this] { finish(); });
    }
    LatestWorker(const LatestWorker&) = delete;
    LatestWorker& operator=(const LatestWorker&) = delete;
    ~LatestWorker() {
        watcher_.disconnect();
        stop_.request_stop();
        watcher_.waitForFinished();
    }

    /// Replaces whatever waits. Starts after `delay` without a newer request, so that typing does
    /// not start the work a letter.
    void request(Request request, std::chrono::milliseconds delay = {}) {
        waiting_ = std::move(request);
        ignoreRunning();
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
        ignoreRunning();
    }
    /// Whether a result will be announced.
    [[nodiscard]] bool busy() const { return waiting_.has_value() || (running_ && !ignored_); }

  private:
    void ignoreRunning() {
        ignored_ = running_;
        stop_.request_stop();
    }
    void start() {
        if (running_ || !waiting_) {
            return;
        }
        running_ = true;
        ignored_ = false;
        stop_ = std::stop_source();
        watcher_.setFuture(QtConcurrent::run(
            &pool_, [work = work_, request = *std::exchange(waiting_, std::nullopt),
                     stop = stop_.get_token()] { return work(request, stop); }));
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

    std::function<Result(const Request&, const std::stop_token&)> work_;
    std::function<void(const Result&)> done_;
    QThreadPool& pool_;
    std::optional<Request> waiting_;
    bool running_ = false;
    bool ignored_ = false;
    std::stop_source stop_;  ///< of what runs
    QTimer delay_;
    QFutureWatcher<Result> watcher_;
};

}  // namespace lab::gui
