// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/train_worker.h"

#include <algorithm>
#include <exception>
#include <new>

namespace lab::gui {
namespace {

/// Often enough to watch, seldom enough to cost nothing.
constexpr qint64 tellEveryMs = 100;
/// What a power cut may take at most.
constexpr qint64 keepEveryMs = 20'000;
constexpr std::size_t mostExamples = 3;
/// Words of a sentence that a matrix shows well.
constexpr std::size_t fewestWords = 5;
constexpr std::size_t mostWords = 11;

std::vector<language::SentencePair> examplesOf(const training::TrainingData& data) {
    std::vector<language::SentencePair> examples;
    for (const language::SentencePair& pair : data.heldOut) {
        const std::size_t words = pair.source.size();
        if (examples.size() < mostExamples && words >= fewestWords && words <= mostWords) {
            examples.push_back(pair);
        }
    }
    if (examples.empty()) {
        examples.assign(data.heldOut.begin(),
                        data.heldOut.begin() + static_cast<std::ptrdiff_t>(
                                                   std::min(mostExamples, data.heldOut.size())));
    }
    return examples;
}

training::Plan planOf(const training::Snapshot& snapshot) {
    return {snapshot.model->translator.config(), snapshot.options, snapshot.data};
}

}  // namespace

TrainWorker::TrainWorker(attention::Registry registry, ReadData read,
                         training::SnapshotFolder folder)
    : registry_(std::move(registry)),
      read_(std::move(read)),
      folder_(std::move(folder)),
      clock_(new QTimer(this)) {
    clock_->setInterval(0);
    connect(clock_, &QTimer::timeout, this, &TrainWorker::step);
}

/// Whatever goes wrong ends as a state and one line.
template <typename Work>
void TrainWorker::guarded(Work work) {
    try {
        work();
    } catch (const std::bad_alloc&) {
        clock_->stop();
        emit stateChanged(TrainingState::Failed,
                          tr("not enough memory for this training: choose smaller sizes"));
    } catch (const std::exception& error) {
        clock_->stop();
        if (!stop_.stop_requested()) {
            emit stateChanged(TrainingState::Failed, QString::fromUtf8(error.what()));
        }
    }
}

void TrainWorker::open() {
    std::vector<int> steps = folder_.steps();
    while (!steps.empty()) {
        try {
            const training::Snapshot snapshot = folder_.load(steps.back(), registry_);
            resumable_ = kept_ = steps.back();
            emit moved(std::make_shared<const TrainingMoment>(
                TrainingMoment{planOf(snapshot), snapshot.log, snapshot.model, {}}));
            tellSnapshots();
            emit stateChanged(resumable_ >= snapshot.options.steps ? TrainingState::Finished
                                                                   : TrainingState::Paused,
                              {});
            return;
        } catch (const std::exception& error) {
            emit noted(QString::fromUtf8(error.what()));
            steps.pop_back();
        }
    }
}

std::shared_ptr<const training::TrainingData> TrainWorker::read(const std::string& id) {
    emit stateChanged(TrainingState::Reading, {});
    return read_(id, stop_.get_token());
}

void TrainWorker::adopt(std::unique_ptr<training::Course> course) {
    course_ = std::move(course);
    resumable_ = -1;
    milestones_ = training::milestones(course_->plan().options.steps);
    sinceKept_.start();
    tellSnapshots();
    tell();
}

void TrainWorker::begin(const training::Plan& plan) {
    guarded([&] {
        clock_->stop();
        course_.reset();
        const auto data = read(plan.data);
        auto course = std::make_unique<training::Course>(plan, registry_, data);
        folder_.removeAfter(-1);
        kept_ = -1;
        adopt(std::move(course));
        look();
        run();
    });
}

void TrainWorker::goBackTo(int step, bool run) {
    guarded([&] {
        clock_->stop();
        const training::Snapshot snapshot = folder_.load(step, registry_);
        const auto data = course_ != nullptr && course_->plan().data == snapshot.data
                              ? course_->sharedData()
                              : read(snapshot.data);
        auto course = std::make_unique<training::Course>(snapshot, registry_, data);
        folder_.removeAfter(step);
        kept_ = step;
        adopt(std::move(course));
        run ? this->run() : settle(TrainingState::Paused);
    });
}

/// At the next start only the snapshot is there: data are read when it is gone on with.
void TrainWorker::ensureCourse() {
    if (course_ == nullptr && resumable_ >= 0) {
        goBackTo(resumable_, false);
    }
}

void TrainWorker::run() {
    ensureCourse();
    if (course_ == nullptr) {
        return;
    }
    if (course_->finished()) {
        settle(TrainingState::Finished);
        return;
    }
    clock_->start();
    emit stateChanged(TrainingState::Running, {});
}

void TrainWorker::pause() {
    if (clock_->isActive()) {
        settle(TrainingState::Paused);
    }
}

void TrainWorker::oneStep() {
    ensureCourse();
    if (course_ != nullptr && !course_->finished()) {
        clock_->stop();
        step();
        if (course_ != nullptr && !course_->finished()) {
            settle(TrainingState::Paused);
        }
    }
}

void TrainWorker::stop() {
    clock_->stop();
    keep();
    settle(TrainingState::Stopped);
}

void TrainWorker::leave() {
    clock_->stop();
    keep();
}

void TrainWorker::step() {
    guarded([&] {
        course_->step();
        const bool milestone = std::ranges::binary_search(milestones_, course_->steps());
        if (milestone || course_->finished() || sinceKept_.elapsed() > keepEveryMs) {
            look();
        }
        if (course_->finished()) {
            settle(TrainingState::Finished);
        } else if (sinceTold_.elapsed() > tellEveryMs) {
            tell();
        }
    });
}

/// How well it does on sentences that it has not seen, and a snapshot.
void TrainWorker::look() {
    course_->measure();
    keep();
}

/// Training goes on where a disk is full: there may be room again later.
void TrainWorker::keep() {
    if (course_ == nullptr || course_->steps() == kept_) {
        return;
    }
    try {
        folder_.save(course_->snapshot());
        kept_ = course_->steps();
        tellSnapshots();
    } catch (const std::exception& error) {
        emit noted(tr("%1; training goes on").arg(QString::fromUtf8(error.what())));
    }
    sinceKept_.start();
}

void TrainWorker::settle(TrainingState state) {
    clock_->stop();
    tell();
    emit stateChanged(state, {});
}

void TrainWorker::tell() {
    if (course_ == nullptr) {
        return;
    }
    emit moved(std::make_shared<const TrainingMoment>(TrainingMoment{
        course_->plan(), course_->log(), course_->model(), examplesOf(course_->data())}));
    sinceTold_.start();
}

void TrainWorker::tellSnapshots() {
    emit snapshotsChanged(folder_.steps());
}

}  // namespace lab::gui
