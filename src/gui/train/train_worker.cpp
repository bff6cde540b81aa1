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

bool knowsAll(const language::Vocabulary& vocabulary, const std::vector<std::string>& words) {
    return std::ranges::all_of(words, [&](const auto& word) { return vocabulary.contains(word); });
}

/// Sentences that it can learn to say.
std::vector<language::SentencePair> examplesOf(const training::TrainingData& data) {
    std::vector<language::SentencePair> examples;
    for (const language::SentencePair& pair : data.heldOut) {
        const std::size_t words = pair.source.size();
        if (examples.size() < mostExamples && words >= fewestWords && words <= mostWords &&
            knowsAll(data.source, pair.source) && knowsAll(data.target, pair.target)) {
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
void TrainWorker::guarded(Work work, const std::stop_token& stop) {
    try {
        work();
    } catch (const std::bad_alloc&) {
        clock_->stop();
        emit stateChanged(TrainingState::Failed,
                          tr("not enough memory for this training: choose smaller sizes"));
    } catch (const std::exception& error) {
        clock_->stop();
        if (stop.stop_requested()) {
            emit stateChanged(standing(), {});
        } else {
            emit stateChanged(TrainingState::Failed, QString::fromUtf8(error.what()));
        }
    }
}

/// What there is while no step is taken.
TrainingState TrainWorker::standing() const {
    if (course_ != nullptr) {
        return course_->finished() ? TrainingState::Finished : TrainingState::Paused;
    }
    return resumable_ >= 0 ? TrainingState::Paused : TrainingState::None;
}

void TrainWorker::open() {
    std::vector<int> steps = folder_.steps();
    while (!steps.empty()) {
        try {
            const training::Snapshot snapshot = folder_.load(steps.back(), registry_);
            resumable_ = kept_ = steps.back();
            emit moved(std::make_shared<const TrainingMoment>(TrainingMoment{
                training::planOfSnapshot(snapshot), snapshot.log, snapshot.model, {}}));
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

std::shared_ptr<const training::TrainingData> TrainWorker::read(const std::string& id,
                                                                const std::stop_token& stop) {
    emit stateChanged(TrainingState::Reading, {});
    return read_(id, stop);
}

void TrainWorker::adopt(std::unique_ptr<training::Course> course) {
    course_ = std::move(course);
    examples_ = examplesOf(course_->data());
    resumable_ = -1;
    passing_ = -1;
    milestones_ = training::milestones(course_->plan().options.steps);
    sinceKept_.start();
    tellSnapshots();
    tell();
}

void TrainWorker::prepare(const training::Plan& plan, const std::stop_token& stop) {
    const auto readAndTry = [&] {
        clock_->stop();
        prepared_ = read(plan.data, stop);
        (void)training::Course(plan, registry_, prepared_);
        emit prepared();
    };
    guarded(readAndTry, stop);
}

void TrainWorker::forget() {
    prepared_.reset();
}

void TrainWorker::begin(const training::Plan& plan, const std::stop_token& stop, First first) {
    const auto anew = [&] {
        clock_->stop();
        const auto data = read(plan.data, stop);
        auto course = std::make_unique<training::Course>(plan, registry_, data);
        folder_.removeAfter(-1);
        kept_ = -1;
        adopt(std::move(course));
        look(Keeping::Lasting);
        first == First::OneStep ? stepOnce() : start();
    };
    guarded(anew, stop);
    prepared_.reset();
}

void TrainWorker::goBackTo(int step, bool run, const std::stop_token& stop) {
    const auto back = [&] {
        clock_->stop();
        const training::Snapshot snapshot = folder_.load(step, registry_);
        const auto data = course_ != nullptr && course_->plan().data == snapshot.data
                              ? course_->sharedData()
                              : read(snapshot.data, stop);
        auto course = std::make_unique<training::Course>(snapshot, registry_, data);
        folder_.removeAfter(step);
        kept_ = step;
        adopt(std::move(course));
        run ? start() : settle(TrainingState::Paused);
    };
    guarded(back, stop);
}

/// At the next start only the snapshot is there: data are read when it is gone on with.
void TrainWorker::ensureCourse(const std::stop_token& stop) {
    if (course_ == nullptr && resumable_ >= 0) {
        goBackTo(resumable_, false, stop);
    }
}

void TrainWorker::run(const std::stop_token& stop) {
    ensureCourse(stop);
    guarded([this] { start(); });
}

void TrainWorker::start() {
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
    guarded([this] {
        if (clock_->isActive()) {
            clock_->stop();
            keep(Keeping::Lasting);
            settle(TrainingState::Paused);
        }
    });
}

void TrainWorker::oneStep(const std::stop_token& stop) {
    ensureCourse(stop);
    guarded([this] {
        if (course_ != nullptr && !course_->finished()) {
            clock_->stop();
            stepOnce();
        }
    });
}

/// What it has come to is told before it is kept: a disk may be slow.
void TrainWorker::stepOnce() {
    takeStep();
    if (!course_->finished()) {
        settle(TrainingState::Paused);
        keep(Keeping::Passing);
    }
}

void TrainWorker::stop() {
    guarded([this] {
        clock_->stop();
        keep(Keeping::Lasting);
        settle(TrainingState::Stopped);
    });
}

void TrainWorker::leave() {
    guarded([this] {
        clock_->stop();
        keep(Keeping::Lasting);
    });
}

void TrainWorker::step() {
    guarded([this] { takeStep(); });
}

/// What a step that failed left behind goes no further: the newest snapshot is what there is.
void TrainWorker::takeStep() {
    try {
        course_->step();
    } catch (...) {
        course_.reset();
        resumable_ = kept_;
        throw;
    }
    if (course_->finished() || std::ranges::binary_search(milestones_, course_->steps())) {
        look(Keeping::Lasting);
    } else if (sinceKept_.elapsed() > keepEveryMs) {
        look(Keeping::Passing);
    }
    if (course_->finished()) {
        settle(TrainingState::Finished);
    } else if (sinceTold_.elapsed() > tellEveryMs) {
        tell();
    }
}

/// How well it does on sentences that it has not seen, and a snapshot.
void TrainWorker::look(Keeping keeping) {
    course_->measure();
    keep(keeping);
}

/// Training goes on where a disk is full: there may be room again later.
void TrainWorker::keep(Keeping keeping) {
    if (course_ == nullptr) {
        return;
    }
    if (course_->steps() == kept_) {
        passing_ = keeping == Keeping::Lasting ? -1 : passing_;
        return;
    }
    try {
        folder_.save(course_->snapshot());
        kept_ = course_->steps();
        if (passing_ >= 0) {
            folder_.remove(passing_);
        }
        passing_ = keeping == Keeping::Passing ? kept_ : -1;
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
    emit moved(std::make_shared<const TrainingMoment>(
        TrainingMoment{course_->plan(), course_->log(), course_->model(), examples_}));
    sinceTold_.start();
}

void TrainWorker::tellSnapshots() {
    emit snapshotsChanged(folder_.steps());
}

}  // namespace lab::gui
