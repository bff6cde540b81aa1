// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/train_controls.h"

#include <QGridLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLocale>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <cmath>

#include "gui/models/own_models.h"
#include "gui/train/train_session.h"

namespace lab::gui {
namespace {

/// "38 s", "2 min 05 s".
QString durationText(double seconds) {
    const auto whole = static_cast<int>(std::lround(seconds));
    if (whole < 60) {
        return TrainControls::tr("%1 s").arg(whole);
    }
    return TrainControls::tr("%1 min %2 s")
        .arg(whole / 60)
        .arg(whole % 60, 2, 10, QLatin1Char('0'));
}

}  // namespace

TrainControls::TrainControls(TrainSession& session, OwnModels& models, QWidget* parent)
    : QWidget(parent),
      session_(session),
      models_(models),
      buttons_(new QGridLayout),
      main_(addButton({}, {})),
      oneStep_(addButton(tr("One ste&p"), tr("Takes a single step, and pauses"))),
      stop_(addButton(tr("S&top"), tr("Ends this training; its snapshots stay"))),
      goBack_(
          addButton({}, tr("Goes on from the snapshot that is shown; later ones are replaced"))),
      save_(addButton(tr("Sa&ve model…"),
                      tr("Keeps the translator that is shown among your own models"))),
      bar_(new QProgressBar(this)),
      progress_(new QLabel(this)),
      left_(new QLabel(this)),
      norms_(new QLabel(this)),
      problem_(new QLabel(this)) {
    main_->setProperty("kind", QStringLiteral("primary"));
    buttons_->addWidget(main_, 0, 0, 1, 2);
    buttons_->addWidget(oneStep_, 1, 0);
    buttons_->addWidget(stop_, 1, 1);
    buttons_->addWidget(goBack_, 2, 0, 1, 2);
    buttons_->addWidget(save_, 3, 0, 1, 2);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("How far the training is"));
    auto* rows = new QVBoxLayout(this);
    rows->addLayout(buttons_);
    for (QLabel* line : {progress_, left_, norms_}) {
        line->setProperty("textStyle", QStringLiteral("caption"));
        line->setWordWrap(true);
    }
    problem_->setProperty("textStyle", QStringLiteral("error"));
    problem_->setWordWrap(true);
    norms_->setToolTip(tr("Euclidean norms of all parameters, and of the last gradient"));
    rows->addWidget(problem_);
    rows->addWidget(progress_);
    rows->addWidget(bar_);
    rows->addWidget(left_);
    rows->addWidget(norms_);
    connect(main_, &QPushButton::clicked, this, &TrainControls::press);
    connect(oneStep_, &QPushButton::clicked, &session_, &TrainSession::oneStep);
    connect(stop_, &QPushButton::clicked, &session_, &TrainSession::stop);
    connect(save_, &QPushButton::clicked, this, &TrainControls::askForName);
    connect(goBack_, &QPushButton::clicked, &session_, &TrainSession::goOnFromShown);
    connect(&session_, &TrainSession::stateChanged, this, &TrainControls::showState);
    connect(&session_, &TrainSession::momentChanged, this, &TrainControls::showMoment);
    connect(&session_, &TrainSession::snapshotsChanged, this, &TrainControls::showState);
    showState();
    showMoment();
}

QPushButton* TrainControls::addButton(const QString& text, const QString& tip) {
    auto* button = new QPushButton(text, this);
    button->setToolTip(tip);
    button->setAccessibleName(QString(text).remove(u'&'));
    return button;
}

void TrainControls::setTheme(const figures::Theme& theme) {
    const int gap = qRound(theme.space(theme.compact ? 0.5 : 1));
    layout()->setContentsMargins(0, gap, 0, 0);
    layout()->setSpacing(gap);
    buttons_->setSpacing(gap);
    bar_->setFixedHeight(qRound(theme.space(1)));
    norms_->setHidden(theme.compact);
}

void TrainControls::focusButton() {
    main_->setFocus();
}

void TrainControls::press() {
    if (session_.state() == TrainingState::Reading) {
        return;  // it keeps the focus meanwhile: Space pauses as soon as there is what to pause
    }
    if (session_.isBusy()) {
        session_.pause();
    } else if (session_.state() == TrainingState::Paused) {
        session_.goOn();
    } else {
        begin();
    }
}

/// An earlier training is not thrown away without a word.
void TrainControls::begin() {
    if (session_.snapshots().empty()) {
        session_.begin();
        return;
    }
    auto* ask = new QMessageBox(
        QMessageBox::Question, tr("Start anew"),
        tr("The training that stands here and its snapshots are replaced. Start anew?"),
        QMessageBox::Cancel, this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    QPushButton* yes = ask->addButton(tr("Start anew"), QMessageBox::AcceptRole);
    ask->setDefaultButton(yes);
    connect(yes, &QPushButton::clicked, &session_, &TrainSession::begin);
    ask->open();
}

/// "Additive, English → French, step 412".
QString TrainControls::suggestedName() const {
    const auto& plan = session_.moment()->plan;
    const auto set = session_.data().find(QString::fromStdString(plan.data));
    QString mechanism = QString::fromStdString(plan.translator.mechanism);
    for (const auto& each : session_.models().registry().all()) {
        if (each->description().id == plan.translator.mechanism) {
            mechanism = QString::fromStdString(std::string(each->description().name));
        }
    }
    return tr("%1, %2, step %3")
        .arg(mechanism, set ? set->name : QString::fromStdString(plan.data),
             QLocale().toString(session_.shownStep()));
}

void TrainControls::askForName() {
    auto* ask = new QInputDialog(this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setWindowTitle(tr("Save model"));
    ask->setLabelText(tr("Name of the model:"));
    ask->setTextValue(suggestedName());
    ask->setOkButtonText(tr("Save"));
    connect(ask, &QInputDialog::textValueSelected, this, &TrainControls::save);
    ask->open();
}

void TrainControls::save(const QString& name) {
    try {
        models_.save(*session_.shownModel(), name);
        session_.say(tr("Saved: “%1” is among the models now").arg(name.simplified()));
    } catch (const std::exception& error) {
        problem_->setText(QString::fromUtf8(error.what()));
        problem_->setVisible(true);
    }
}

void TrainControls::showState() {
    const TrainingState state = session_.state();
    const bool reading = state == TrainingState::Reading;
    const bool paused = state == TrainingState::Paused;
    main_->setText(reading             ? tr("Reading …")
                   : session_.isBusy() ? tr("&Pause")
                   : paused            ? tr("&Go on")
                                       : tr("&Start"));
    main_->setAccessibleName(main_->text().remove(u'&'));
    main_->setToolTip(reading             ? tr("The data are read; training begins by itself")
                      : session_.isBusy() ? tr("Pauses after the step that is taken (Space)")
                      : paused            ? tr("Goes on where it paused (Space)")
                                          : tr("Begins a training from random weights (Space)"));
    oneStep_->setEnabled(session_.isOpen() && !reading);
    stop_->setEnabled(session_.isOpen() && !reading);
    const int newest = session_.snapshots().empty() ? 0 : session_.snapshots().back();
    const int shown = session_.shownStep();
    const bool canGoBack = !session_.follows() && !session_.isBusy() && shown <= newest;
    goBack_->setVisible(canGoBack);
    goBack_->setText(tr("Go on &from step %1").arg(QLocale().toString(shown)));
    goBack_->setAccessibleName(goBack_->text().remove(u'&'));
    save_->setEnabled(session_.moment() != nullptr);
    problem_->setText(session_.problem());
    problem_->setVisible(!session_.problem().isEmpty());
    showMoment();
}

QString TrainControls::progressText() const {
    if (session_.state() == TrainingState::Reading) {
        return tr("The data are read …");
    }
    const auto& moment = session_.moment();
    if (moment == nullptr) {
        return tr("Nothing has been trained yet.");
    }
    const training::Log& log = moment->log;
    const QString steps = tr("%1 of %2 steps")
                              .arg(QLocale().toString(moment->step()),
                                   QLocale().toString(moment->plan.options.steps));
    if (log.seconds <= 0) {
        return steps;
    }
    const auto speed =
        static_cast<qlonglong>(std::lround(static_cast<double>(log.words) / log.seconds));
    return tr("%1 · %2 · %3 words a second")
        .arg(steps, durationText(log.seconds), QLocale().toString(speed));
}

QString TrainControls::timeLeft() const {
    const auto& moment = session_.moment();
    switch (session_.state()) {
        case TrainingState::Paused:
            return tr("paused");
        case TrainingState::Stopped:
            return tr("stopped");
        case TrainingState::Finished:
            return tr("done");
        case TrainingState::Running:
            break;
        default:
            return {};
    }
    if (moment == nullptr || moment->step() == 0) {
        return {};
    }
    const double each = moment->log.seconds / moment->step();
    return tr("about %1 left")
        .arg(durationText(each * (moment->plan.options.steps - moment->step())));
}

void TrainControls::showMoment() {
    progress_->setText(progressText());
    left_->setText(timeLeft());
    left_->setVisible(!left_->text().isEmpty());
    const auto& moment = session_.moment();
    const bool reading = session_.state() == TrainingState::Reading;
    bar_->setRange(0, reading || moment == nullptr ? 0 : moment->plan.options.steps);
    bar_->setValue(moment != nullptr && !reading ? moment->step() : 0);
    bar_->setVisible(reading || moment != nullptr);
    const bool known = moment != nullptr && moment->step() > 0;
    norms_->setText(
        known ? tr("norms: parameters %1, gradient %2")
                    .arg(QLocale().toString(static_cast<double>(moment->log.parameterNorms.back()),
                                            'f', 1),
                         QLocale().toString(static_cast<double>(moment->log.gradientNorms.back()),
                                            'f', 2))
              : QString());
}

}  // namespace lab::gui
