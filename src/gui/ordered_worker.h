// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QDebug>
#include <QFutureWatcher>
#include <QString>
#include <QtConcurrent/QtConcurrentRun>
#include <deque>
#include <exception>
#include <functional>
#include <new>
#include <utility>

namespace lab::gui {

/// Does jobs in a worker thread, one after the other in the order in which they came; none is left
/// out and none is told to stop: for what a user asked for, such as writing a file. Lives on the
/// GUI thread; its destructor finishes what waits, and says what fails then on standard error.
class OrderedWorker {
    Q_DECLARE_TR_FUNCTIONS(OrderedWorker)

  public:
    /// What follows from a job on the GUI thread; may be empty.
    using Then = std::function<void()>;
    /// Runs in the worker; what it throws is its problem.
    using Job = std::function<Then()>;

    /// `told` hears on the GUI thread of the end of each job, after its Then: what went wrong, in
    /// one line, or nothing.
    explicit OrderedWorker(std::function<void(const QString& problem)> told)
        : told_(std::move(told)) {
        QObject::connect(&watcher_, &QFutureWatcher<Outcome>::finished, &watcher_,
                         [this] { finish(); });
    }
    OrderedWorker(const OrderedWorker&) = delete;
    OrderedWorker& operator=(const OrderedWorker&) = delete;
    ~OrderedWorker() {
        watcher_.disconnect();
        if (running_) {
            watcher_.waitForFinished();
            warn(watcher_.result());
        }
        for (const Job& job : waiting_) {
            warn(outcomeOf(job));
        }
    }

    void add(Job job) {
        waiting_.push_back(std::move(job));
        start();
    }
    /// Whether a job runs or waits; of one whose end is being told, no longer.
    [[nodiscard]] bool busy() const { return running_ || !waiting_.empty(); }

  private:
    struct Outcome {
        Then then;
        QString problem;
    };

    static Outcome outcomeOf(const Job& job) {
        try {
            return {.then = job(), .problem = {}};
        } catch (const std::bad_alloc&) {
            return {.then = {}, .problem = tr("not enough memory for this: close other programs")};
        } catch (const std::exception& error) {
            return {.then = {}, .problem = QString::fromUtf8(error.what())};
        }
    }
    static void warn(const Outcome& outcome) {
        if (!outcome.problem.isEmpty()) {
            qWarning().noquote() << outcome.problem;
        }
    }
    void start() {
        if (running_ || waiting_.empty()) {
            return;
        }
        running_ = true;
        watcher_.setFuture(
            QtConcurrent::run([job = std::move(waiting_.front())] { return outcomeOf(job); }));
        waiting_.pop_front();
    }
    void finish() {
        running_ = false;
        const Outcome outcome = watcher_.result();
        if (outcome.then) {
            outcome.then();
        }
        told_(outcome.problem);
        start();
    }

    std::function<void(const QString&)> told_;
    std::deque<Job> waiting_;
    bool running_ = false;
    QFutureWatcher<Outcome> watcher_;
};

}  // namespace lab::gui
