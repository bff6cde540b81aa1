// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/train_session.h"

#include <QLocale>
#include <algorithm>
#include <set>
#include <utility>

#include "gui/snapshot_id.h"
#include "gui/train/background.h"

namespace lab::gui {
namespace {

const auto groupName = QStringLiteral("training");
constexpr int panels = 5;

QString textOf(const language::SentencePair& pair, const language::Languages& languages) {
    return QString::fromStdString(language::detokenize(pair.source, languages.source));
}

}  // namespace

TrainSession::TrainSession(ExploreSession& document, ModelStore& models, const DataStore& data,
                           const TrainingFolder& folder, QObject* parent)
    : QObject(parent),
      document_(document),
      models_(models),
      data_(data),
      kept_(folder),
      folder_(folder.snapshots()),
      last_(document.scene().training),
      worker_(new TrainWorker(
          models.registry(),
          [&data](const std::string& id, const std::stop_token& stop) {
              return data.load(QString::fromStdString(id), stop);
          },
          folder_)),
      references_(std::make_shared<References>(data)),
      prober_(
          [&models, references = references_](const ProbeRequest& request,
                                              const std::stop_token& stop) {
              giveWay();
              Probed probed;
              for (const ProbedModel& each : request.models) {
                  probed.steps.push_back(each.step);
              }
              try {
                  probed.figure = probe(request, models, *references, stop);
              } catch (const std::exception&) {
                  // Stopped, or a snapshot is gone: what comes next shows what there is then.
              }
              return probed;
          },
          [this](const Probed& probed) {
              figure_ = probed.figure;
              panelSteps_ = probed.steps;
              emit figureChanged();
              if (std::exchange(probeWaits_, false)) {
                  probeAgain();
              }
          },
          probes_) {
    worker_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, worker_, &QObject::deleteLater);
    connectWorker();
    connect(&document_, &ExploreSession::trainingChanged, this, &TrainSession::followDocument);
    connect(&document_, &ExploreSession::sceneChanged, this, &TrainSession::offerModels);
    thread_.setObjectName(QStringLiteral("training"));
    thread_.start();
    tell([worker = worker_] {
        giveWay();
        worker->open();
    });
}

TrainSession::~TrainSession() {
    worker_->disconnect(this);
    reading_.request_stop();
    QMetaObject::invokeMethod(
        worker_, [worker = worker_] { worker->leave(); }, Qt::BlockingQueuedConnection);
    thread_.quit();
    thread_.wait();
}

template <typename Work>
void TrainSession::tell(Work work) {
    QMetaObject::invokeMethod(worker_, std::move(work), Qt::QueuedConnection);
}

void TrainSession::connectWorker() {
    connect(worker_, &TrainWorker::moved, this, &TrainSession::takeMoment);
    connect(worker_, &TrainWorker::snapshotsChanged, this, &TrainSession::takeSnapshots);
    connect(worker_, &TrainWorker::noted, &document_, &ExploreSession::showMessage);
    connect(worker_, &TrainWorker::stateChanged, this,
            [this](TrainingState state, const QString& problem) {
                const bool reads = state == TrainingState::Reading;
                state_ = preparing_ && !reads ? before_ : state;
                problem_ = problem;
                preparing_ = preparing_ && reads;
                begins_ = begins_ && reads;
                emit stateChanged();
            });
    connect(worker_, &TrainWorker::prepared, this, [this] {
        state_ = before_;
        preparing_ = false;
        emit stateChanged();
        emit prepared();
    });
}

/// For what is told next: one that has been asked to stop is used up.
std::stop_token TrainSession::reading() {
    if (reading_.stop_requested()) {
        reading_ = {};
    }
    return reading_.get_token();
}

void TrainSession::setStudy(const scene::TrainingStudy& study) {
    document_.setTraining(study);
}

void TrainSession::followDocument() {
    const scene::TrainingStudy before = std::exchange(last_, study());
    if (before.data != last_.data && !problem_.isEmpty()) {
        problem_.clear();  // it was of other data
        emit stateChanged();
    }
    emit studyChanged();
    if (before.shown != last_.shown) {
        offerModels();
        emit snapshotsChanged();
    }
    if (before.shown != last_.shown || before.probes != last_.probes ||
        before.probe != last_.probe) {
        probeAgain();
    }
}

int TrainSession::shownStep() const {
    if (!follows() && std::ranges::binary_search(snapshots_, study().shown)) {
        return study().shown;
    }
    return moment_ != nullptr ? moment_->step() : 0;
}

std::shared_ptr<const models::Model> TrainSession::shownModel() const {
    if (moment_ == nullptr || shownStep() == moment_->step()) {
        return moment_ != nullptr ? moment_->model : nullptr;
    }
    return models_.load(snapshotId(shownStep()),
                        QString::fromStdString(moment_->plan.translator.mechanism));
}

void TrainSession::takeMoment(const std::shared_ptr<const TrainingMoment>& moment) {
    const std::shared_ptr<const TrainingMoment> before = std::exchange(moment_, moment);
    if (std::exchange(begins_, false)) {
        startOver(before.get());
    }
    if (study().probes.isEmpty() && !moment_->examples.empty()) {
        scene::TrainingStudy next = study();
        for (const language::SentencePair& pair : moment_->examples) {
            next.probes << textOf(pair, moment_->model->languages);
        }
        next.probe = 0;
        setStudy(next);
    }
    emit momentChanged();
    if (follows()) {
        probeAgain();
    }
}

/// Of the earlier training nothing is shown any longer; its sentences stay if the data are the
/// same: those of others would be words that nobody learns.
void TrainSession::startOver(const TrainingMoment* before) {
    prober_.cancel();
    probeWaits_ = false;
    figure_ = {};
    panelSteps_.clear();
    emit figureChanged();
    scene::TrainingStudy next = study();
    next.shown = -1;
    if (before != nullptr && before->plan.data != moment_->plan.data) {
        next.probes.clear();
    }
    setStudy(next);
}

void TrainSession::takeSnapshots(const std::vector<int>& steps) {
    snapshots_ = steps;
    renewed_ = renewed_ || snapshots_.empty();
    offerModels();
    if (!snapshots_.empty() && moment_ != nullptr) {
        follows() ? showInDocument(snapshots_.back(), false) : leaveWhatIsGone();
        if (std::exchange(renewed_, false) && documentShowsSnapshot()) {
            document_.translateAnew();
        }
    }
    if (moment_ != nullptr && !snapshots_.empty() &&
        stripOf(snapshots_, shownStep(), panels) != panelSteps_) {
        probeAgain();
    }
    document_.retry();  // at the start a scene may name a snapshot before it is offered
    emit snapshotsChanged();
}

/// A snapshot gives way to a later one sometimes: who looked at it looks at the nearest then.
void TrainSession::leaveWhatIsGone() {
    const int shown = study().shown;
    if (std::ranges::binary_search(snapshots_, shown)) {
        return;
    }
    const int nearest =
        *std::ranges::min_element(snapshots_, {}, [&](int step) { return std::abs(step - shown); });
    scene::TrainingStudy next = study();
    next.shown = nearest;
    setStudy(next);
    showInDocument(nearest, false);
}

bool TrainSession::documentShowsSnapshot() const {
    const scene::Scene& scene = document_.scene();
    const auto among = [](const std::vector<scene::Contender>& contenders) {
        return std::ranges::any_of(contenders, isSnapshot, &scene::Contender::model);
    };
    return isSnapshot(scene.model) || among(scene.comparison.contenders) ||
           among(scene.lengths.contenders);
}

/// All snapshots can be loaded, one is listed: the one that the document shows, or else the one
/// that is looked at.
void TrainSession::offerModels() {
    const QString& shown = document_.scene().model;
    const int looked = follows() && !snapshots_.empty() ? snapshots_.back() : study().shown;
    Offer offer{.snapshots = moment_ != nullptr ? snapshots_ : std::vector<int>{},
                .shown = isSnapshot(shown) ? shown : QString(),
                .looked = looked,
                .mechanism = moment_ != nullptr ? moment_->plan.translator.mechanism : ""};
    if (offered_ == offer) {
        return;
    }
    offered_ = std::move(offer);
    const bool isShown = std::ranges::binary_search(snapshots_, snapshotStep(shown));
    std::vector<ModelEntry> entries;
    for (const int step : offered_->snapshots) {
        const QString id = snapshotId(step);
        entries.push_back({.id = id,
                           .name = tr("Training, step %1").arg(QLocale().toString(step)),
                           .mechanism = QString::fromStdString(moment_->plan.translator.mechanism),
                           .file = QString::fromStdString(folder_.file(step).string()),
                           .variant = tr("training, step %1").arg(QLocale().toString(step)),
                           .listed = isShown ? id == shown : step == looked});
    }
    models_.setGroup(groupName, entries);
}

/// Wherever the document has a snapshot it gets this one; with `always` the page Explore, too.
void TrainSession::showInDocument(int step, bool always) {
    scene::Scene next = document_.scene();
    const QString id = snapshotId(step);
    const auto mechanism = QString::fromStdString(moment_->plan.translator.mechanism);
    if (always || isSnapshot(next.model)) {
        next.model = id;
        next.mechanism = mechanism;
    }
    for (auto* contenders : {&next.comparison.contenders, &next.lengths.contenders}) {
        for (scene::Contender& each : *contenders) {
            if (isSnapshot(each.model)) {
                each.model = id;
                each.mechanism = mechanism;
            }
        }
    }
    document_.setScene(next);
}

void TrainSession::show(int step) {
    if (moment_ == nullptr || snapshots_.empty()) {
        return;
    }
    scene::TrainingStudy next = study();
    next.shown = step;
    setStudy(next);
    showInDocument(step < 0 ? snapshots_.back() : step, true);
}

training::Plan TrainSession::plan() const {
    const scene::TrainingStudy& chosen = study();
    return {.translator = chosen.translator,
            .options = {.steps = chosen.steps,
                        .batch = static_cast<std::size_t>(chosen.batch),
                        .seed = static_cast<std::uint64_t>(chosen.seed),
                        .threads = chosen.threads,
                        .rate = static_cast<float>(chosen.rate)},
            .data = chosen.data.toStdString()};
}

bool TrainSession::canStep() const {
    switch (state_) {
        case TrainingState::Reading:
        case TrainingState::Finished:
            return false;
        case TrainingState::Failed:
            return snapshots_.empty();
        default:
            return true;
    }
}

void TrainSession::read() {
    before_ = std::exchange(state_, TrainingState::Reading);
    problem_.clear();
    emit stateChanged();
}

void TrainSession::prepare() {
    preparing_ = true;
    read();
    tell([worker = worker_, plan = plan(), stop = reading()] { worker->prepare(plan, stop); });
}

void TrainSession::forget() {
    tell([worker = worker_] { worker->forget(); });
}

void TrainSession::begin(TrainWorker::First first) {
    if (!kept_.lasts()) {
        document_.showMessage(
            tr("Attention Lab runs twice: what is trained in this window goes when it is closed. "
               "Save the model to keep it."));
    }
    begins_ = true;
    read();
    tell([worker = worker_, plan = plan(), stop = reading(), first] {
        worker->begin(plan, stop, first);
    });
}

void TrainSession::goOn() {
    tell([worker = worker_, stop = reading()] { worker->run(stop); });
}

void TrainSession::pause() {
    tell([worker = worker_] { worker->pause(); });
}

void TrainSession::oneStep() {
    if (!isOpen() && snapshots_.empty()) {
        begin(TrainWorker::First::OneStep);
        return;
    }
    tell([worker = worker_, stop = reading()] { worker->oneStep(stop); });
}

void TrainSession::stop() {
    if (state_ == TrainingState::Reading) {
        reading_.request_stop();
        return;
    }
    tell([worker = worker_] { worker->stop(); });
}

void TrainSession::goOnFromShown() {
    const int step = shownStep();
    scene::TrainingStudy next = study();
    next.shown = -1;
    setStudy(next);
    tell([worker = worker_, step, stop = reading()] { worker->goBackTo(step, true, stop); });
}

void TrainSession::addProbe(const QString& sentence) {
    scene::TrainingStudy next = study();
    const QString text = sentence.simplified();
    if (text.isEmpty()) {
        return;
    }
    next.probe = static_cast<int>(next.probes.indexOf(text));
    if (next.probe < 0) {
        if (next.probes.size() >= scene::mostProbes) {
            return;
        }
        next.probes << text;
        next.probe = static_cast<int>(next.probes.size()) - 1;
    }
    setStudy(next);
}

void TrainSession::removeProbe(int probe) {
    scene::TrainingStudy next = study();
    if (probe < 0 || probe >= next.probes.size() || next.probes.size() == 1) {
        return;  // with none left those of the data would come back
    }
    next.probes.removeAt(probe);
    next.probe = std::min(next.probe - (next.probe > probe ? 1 : 0),
                          static_cast<int>(next.probes.size()) - 1);
    setStudy(next);
}

void TrainSession::chooseProbe(int probe) {
    scene::TrainingStudy next = study();
    next.probe = std::clamp(probe, 0, std::max(0, static_cast<int>(next.probes.size()) - 1));
    setStudy(next);
}

std::vector<ProbedModel> TrainSession::probedModels() const {
    std::vector<ProbedModel> probed;
    for (const int step : stripOf(snapshots_, shownStep(), panels)) {
        const bool live = moment_ != nullptr && step == moment_->step();
        probed.push_back({step, live ? moment_->model : nullptr});
    }
    return probed;
}

/// While one is at work the next waits: news come faster than it may be done with them.
void TrainSession::probeAgain() {
    const QStringList& probes = study().probes;
    if (moment_ == nullptr || probes.isEmpty()) {
        return;
    }
    if (prober_.busy()) {
        probeWaits_ = true;
        return;
    }
    prober_.request({.sentence = probes[std::min<qsizetype>(study().probe, probes.size() - 1)],
                     .data = QString::fromStdString(moment_->plan.data),
                     .mechanism = QString::fromStdString(moment_->plan.translator.mechanism),
                     .models = probedModels()});
}

std::vector<int> stripOf(const std::vector<int>& snapshots, int last, int panels) {
    std::vector<int> before;
    std::ranges::copy_if(snapshots, std::back_inserter(before),
                         [last](int step) { return step < last; });
    std::set<int> chosen{last};
    const int count = std::min(panels - 1, static_cast<int>(before.size()));
    for (int k = 0; k < count; ++k) {
        chosen.insert(
            before[static_cast<std::size_t>(k) * before.size() / static_cast<std::size_t>(count)]);
    }
    return {chosen.begin(), chosen.end()};
}

}  // namespace lab::gui
