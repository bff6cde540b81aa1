// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "attention/registry.h"
#include "gui/train/training_moment.h"
#include "training/course.h"
#include "training/snapshot_folder.h"

namespace lab::gui {

/// Reads a data set by its id; runs in the worker's thread, throws std::runtime_error of one line.
using ReadData = std::function<std::shared_ptr<const training::TrainingData>(
    const std::string& id, const std::stop_token& stop)>;

/// Trains, in a thread of its own: lives there after moveToThread(), and its event loop takes one
/// step after the other, so that what it is told comes between two steps. Whoever tells it calls
/// its functions through QMetaObject::invokeMethod; its signals arrive queued. The snapshots of the
/// folder are those of its training: one at each milestone, and where it is left.
class TrainWorker final : public QObject {
    Q_OBJECT

  public:
    TrainWorker(attention::Registry registry, ReadData read, training::SnapshotFolder folder);

    /// Tells what the folder has of an earlier training, if anything: its newest snapshot that can
    /// be read.
    void open();
    // `stop` ends the reading of data, from any thread; then all is as it was.

    /// What a training that has begun does first.
    enum class First { Run, OneStep };

    /// Reads the data of a plan and keeps them for begin(): whether they can be trained on is known
    /// before anything is lost. Ends in prepared(), or in a state as begin() does.
    void prepare(const training::Plan& plan, const std::stop_token& stop = {});
    /// Nothing is begun with what was prepared.
    void forget();
    /// Begins anew; what the folder had is removed once the data are read.
    void begin(const training::Plan& plan, const std::stop_token& stop = {},
               First first = First::Run);
    /// Goes on from the snapshot of this step; later ones are removed. Runs if `run`.
    void goBackTo(int step, bool run, const std::stop_token& stop = {});
    void run(const std::stop_token& stop = {});
    /// Pauses, and keeps a snapshot of where it is.
    void pause();
    void oneStep(const std::stop_token& stop = {});
    /// Pauses for good.
    void stop();
    /// Pauses, and keeps a snapshot of where it is.
    void leave();

  signals:
    void moved(const std::shared_ptr<const TrainingMoment>& moment);
    /// `problem`: one line if it failed.
    void stateChanged(TrainingState state, const QString& problem);
    /// All is as it was, and begin() need not wait.
    void prepared();
    /// In the folder.
    void snapshotsChanged(const std::vector<int>& steps);
    /// Something that training can go on without, one line.
    void noted(const QString& line);

  private:
    /// A snapshot that the next one replaces, or one that stays.
    enum class Keeping { Passing, Lasting };

    template <typename Work>
    void guarded(Work work, const std::stop_token& stop = {});
    void ensureCourse(const std::stop_token& stop);
    void adopt(std::unique_ptr<training::Course> course);
    void start();
    void step();
    void takeStep();
    void stepOnce();
    void look(Keeping keeping);
    void keep(Keeping keeping);
    [[nodiscard]] TrainingState standing() const;
    void settle(TrainingState state);
    void tell();
    void tellSnapshots();
    [[nodiscard]] std::shared_ptr<const training::TrainingData> read(const std::string& id,
                                                                     const std::stop_token& stop);

    attention::Registry registry_;
    ReadData read_;
    training::SnapshotFolder folder_;
    std::unique_ptr<training::Course> course_;
    std::shared_ptr<const training::TrainingData> prepared_;  ///< so that they stay in memory
    int resumable_ = -1;           ///< without a course: the snapshot to go on from
    std::vector<int> milestones_;  ///< of the course
    std::vector<language::SentencePair> examples_;  ///< of its data
    int kept_ = -1;                                 ///< the step of the newest snapshot
    int passing_ = -1;                              ///< the same where the next one replaces it
    QTimer* clock_;                                 ///< a step at each of its ticks
    QElapsedTimer sinceTold_;
    QElapsedTimer sinceKept_;
};

}  // namespace lab::gui
