// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <QThread>
#include <QThreadPool>
#include <memory>
#include <vector>

#include "gui/explore_session.h"
#include "gui/latest_worker.h"
#include "gui/model_store.h"
#include "gui/train/probe.h"
#include "gui/train/train_worker.h"
#include "gui/train/training_folder.h"

namespace lab::gui {

/// What the page Train shows: the plan that the document has, the training that runs or stands, its
/// snapshots, and how a sentence's alignment appeared. The snapshots are models of the store, of
/// which one is shown; wherever the document shows a snapshot, it shows that one. Lives on the GUI
/// thread, trains in another; its destructor keeps a snapshot of where the training is.
class TrainSession final : public QObject {
    Q_OBJECT

  public:
    /// What is handed over must outlive it. `folder`: where the snapshots are kept.
    TrainSession(ExploreSession& document, ModelStore& models, const DataStore& data,
                 const TrainingFolder& folder, QObject* parent = nullptr);
    ~TrainSession() override;

    [[nodiscard]] const ExploreSession& document() const { return document_; }
    [[nodiscard]] const ModelStore& models() const { return models_; }
    [[nodiscard]] const DataStore& data() const { return data_; }
    [[nodiscard]] const scene::TrainingStudy& study() const { return document_.scene().training; }
    /// Changes what will be trained next, and what is looked at.
    void setStudy(const scene::TrainingStudy& study);

    [[nodiscard]] TrainingState state() const { return state_; }
    /// Whether it reads or takes steps.
    [[nodiscard]] bool isBusy() const {
        return state_ == TrainingState::Reading || state_ == TrainingState::Running;
    }
    /// Whether the training can go on as it is: another plan needs a new one.
    [[nodiscard]] bool isOpen() const { return isBusy() || state_ == TrainingState::Paused; }
    /// One line if it failed, or what it could not keep; else empty.
    [[nodiscard]] const QString& problem() const { return problem_; }
    /// Null before the first training.
    [[nodiscard]] const std::shared_ptr<const TrainingMoment>& moment() const { return moment_; }
    /// The steps that there are snapshots of, rising.
    [[nodiscard]] const std::vector<int>& snapshots() const { return snapshots_; }
    /// The step that is looked at: a snapshot's or, at the end, where the training is.
    [[nodiscard]] int shownStep() const;
    /// Whether that is where the training is.
    [[nodiscard]] bool follows() const { return study().shown < 0; }

    /// What the slider is at, to be kept; null before the first training. Throws what
    /// ModelStore::load does.
    [[nodiscard]] std::shared_ptr<const models::Model> shownModel() const;

    /// Whether a new training is being begun: what there is, is still the earlier one's.
    [[nodiscard]] bool begins() const { return begins_; }
    /// Whether one step can be taken: where there is no training it begins one.
    [[nodiscard]] bool canStep() const;

    /// Reads what would be trained on, which may fail; then prepared() is emitted, or there is a
    /// problem, and all is as it was.
    void prepare();
    /// Begins nothing with what was prepared.
    void forget();
    /// Begins anew; what there was of an earlier training is lost as soon as the data are read.
    void begin() { begin(TrainWorker::First::Run); }
    void goOn();
    void pause();
    void oneStep();
    void stop();
    /// Goes on from the snapshot that is looked at; later ones are lost.
    void goOnFromShown();
    /// Every page shows the snapshot of this step; -1: the newest, and those to come.
    void show(int step);

    /// A line that is shown for a moment.
    void say(const QString& line) { document_.note(line); }

    void addProbe(const QString& sentence);
    void removeProbe(int probe);
    void chooseProbe(int probe);
    /// How the chosen sentence's alignment appeared, up to what is looked at; no panels before
    /// there is anything to show.
    [[nodiscard]] const figures::ComparisonFigure& figure() const { return figure_; }
    /// The steps of its panels.
    [[nodiscard]] const std::vector<int>& panelSteps() const { return panelSteps_; }

  signals:
    void studyChanged();
    void stateChanged();
    void momentChanged();
    void snapshotsChanged();
    void figureChanged();
    void prepared();

  private:
    template <typename Work>
    void tell(Work work);
    void begin(TrainWorker::First first);
    void read();
    void connectWorker();
    void takeMoment(const std::shared_ptr<const TrainingMoment>& moment);
    void startOver(const TrainingMoment* before);
    void takeSnapshots(const std::vector<int>& steps);
    void followDocument();
    void offerModels();
    void showInDocument(int step, bool always);
    void leaveWhatIsGone();
    [[nodiscard]] bool documentShowsSnapshot() const;
    [[nodiscard]] std::stop_token reading();
    void probeAgain();
    [[nodiscard]] std::vector<ProbedModel> probedModels() const;
    [[nodiscard]] training::Plan plan() const;

    ExploreSession& document_;
    ModelStore& models_;
    const DataStore& data_;
    const TrainingFolder& kept_;
    training::SnapshotFolder folder_;
    scene::TrainingStudy last_;
    TrainingState state_ = TrainingState::None;
    QString problem_;
    std::shared_ptr<const TrainingMoment> moment_;
    std::vector<int> snapshots_;
    bool begins_ = false;
    bool preparing_ = false;
    TrainingState before_ = TrainingState::None;  ///< it reads
    bool renewed_ = false;                        ///< the snapshots to come are another training's
    std::stop_source reading_;                    ///< of data in the worker
    /// What the models that are offered depend on.
    struct Offer {
        std::vector<int> snapshots;
        QString shown;
        int looked = -1;
        std::string mechanism;

        bool operator==(const Offer&) const = default;
    };
    std::optional<Offer> offered_;
    figures::ComparisonFigure figure_;
    std::vector<int> panelSteps_;
    bool probeWaits_ = false;  ///< for the one that runs
    TrainWorker* worker_;      ///< lives in the thread, which deletes it
    QThread thread_;
    std::shared_ptr<References> references_;
    struct Probed {
        figures::ComparisonFigure figure;
        std::vector<int> steps;
    };
    /// Threads that give way, apart from those that translations are made in; outlives the prober.
    QThreadPool probes_;
    LatestWorker<ProbeRequest, Probed> prober_;
};

/// The steps that a strip of so many panels shows of these snapshots, up to `last`, which is among
/// them: the first, the last, and what lies evenly between.
std::vector<int> stripOf(const std::vector<int>& snapshots, int last, int panels);

}  // namespace lab::gui
