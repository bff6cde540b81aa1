// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/train_controls.h"

#include <QGridLayout>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <cmath>

#include "figures/playground/playground_texts.h"
#include "gui/models/own_models.h"
#include "gui/train/train_session.h"

namespace lab::gui {
namespace {

/// "38 s", "2 min 05 s".
QString durationText(double seconds) {
    const auto whole = static_cast<qlonglong>(std::llround(seconds));
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
      status_(new QWidget(this)),
      main_(addButton({}, {})),
      oneStep_(addButton(tr("One ste&p"),
                         tr("Takes a single step, and pauses; without a training begins one"))),
      stop_(addButton(tr("S&top"), tr("Ends this training; its snapshots stay"))),
      goBack_(
          addButton({}, tr("Goes on from the snapshot that is shown; later ones are replaced"))),
      save_(addButton(tr("Sa&ve model…"),
                      tr("Keeps the translator that is shown among your own models"))),
      bar_(new QProgressBar(status_)),
      progress_(new QLabel(status_)),
      left_(new QLabel(status_)),
      norms_(new QLabel(status_)),
      problem_(new QLabel(status_)) {
    main_->setProperty("kind", QStringLiteral("primary"));
    buttons_->addWidget(main_, 0, 0, 1, 2);
    buttons_->addWidget(oneStep_, 1, 0);
    buttons_->addWidget(stop_, 1, 1);
    buttons_->addWidget(save_, 2, 0, 1, 2);
    buttons_->addWidget(goBack_, 3, 0, 1, 2);
    QSizePolicy reserved = goBack_->sizePolicy();
    reserved.setRetainSizeWhenHidden(true);
    goBack_->setSizePolicy(reserved);
    bar_->setTextVisible(false);
    bar_->setAccessibleName(tr("How far the training is"));
    auto* parts = new QVBoxLayout(this);
    parts->addLayout(buttons_);
    parts->addWidget(status_);
    auto* rows = new QVBoxLayout(status_);
    rows->setContentsMargins(0, 0, 0, 0);
    for (QLabel* line : {progress_, left_, norms_}) {
        line->setProperty("textStyle", QStringLiteral("caption"));
        line->setWordWrap(true);
    }
    problem_->setProperty("textStyle", QStringLiteral("error"));
    problem_->setWordWrap(true);
    problem_->setObjectName(QStringLiteral("trainingProblem"));
    progress_->setObjectName(QStringLiteral("trainingProgress"));
    norms_->setObjectName(QStringLiteral("trainingNorms"));
    norms_->setToolTip(
        tr("Euclidean norms of all parameters, and of the gradient, at the step that is shown"));
    rows->addWidget(problem_);
    rows->addWidget(progress_);
    rows->addWidget(bar_);
    rows->addWidget(left_);
    rows->addWidget(norms_);
    rows->addStretch(1);
    connect(main_, &QPushButton::clicked, this, &TrainControls::press);
    connect(oneStep_, &QPushButton::clicked, &session_, &TrainSession::oneStep);
    connect(stop_, &QPushButton::clicked, &session_, &TrainSession::stop);
    connect(save_, &QPushButton::clicked, this, &TrainControls::askForName);
    connect(goBack_, &QPushButton::clicked, &session_, &TrainSession::goOnFromShown);
    connect(&models_, &OwnModels::busyChanged, this, &TrainControls::showState);
    connect(&models_, &OwnModels::saved, this, [this](const QString& id, const QString& name) {
        if (id == saving_) {
            session_.say(tr("Saved: “%1” is among the models now").arg(name));
        }
    });
    connect(&session_, &TrainSession::stateChanged, this, &TrainControls::showState);
    connect(&session_, &TrainSession::prepared, this, &TrainControls::askToReplace);
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
    status_->layout()->setSpacing(gap);
    bar_->setFixedHeight(qRound(theme.space(1)));
    isCompact_ = theme.compact;
    showMoment();
    const int line =
        QFontMetrics(theme.font(figures::TextStyle::Caption)).lineSpacing() + qRound(theme.scale);
    const int lines = theme.compact ? 3 : 5;  // two of progress, one of time, two of norms
    const int gaps = theme.compact ? 2 : 3;
    status_->setFixedHeight(lines * line + gaps * gap + bar_->height());
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

/// An earlier training is not thrown away without a word, nor for data that cannot be used.
void TrainControls::begin() {
    session_.snapshots().empty() ? session_.begin() : session_.prepare();
}

void TrainControls::askToReplace() {
    auto* ask = new QMessageBox(
        QMessageBox::Question, tr("Start anew"),
        tr("The training that stands here and its snapshots are replaced. Start anew?"),
        QMessageBox::Cancel, this);
    ask->setObjectName(QStringLiteral("replaceQuestion"));
    ask->setAttribute(Qt::WA_DeleteOnClose);
    const QPushButton* yes = ask->addButton(tr("Start anew"), QMessageBox::DestructiveRole);
    const QPushButton* keep = ask->addButton(tr("Save model…"), QMessageBox::ActionRole);
    ask->setDefaultButton(QMessageBox::Cancel);
    ask->setEscapeButton(QMessageBox::Cancel);
    connect(yes, &QPushButton::clicked, &session_, [this] { session_.begin(); });
    connect(keep, &QPushButton::clicked, this, &TrainControls::askForName);
    connect(ask, &QDialog::finished, &session_, [this, ask, yes] {
        if (ask->clickedButton() != yes) {
            session_.forget();
        }
    });
    ask->open();
}

/// "Additive, English → French, step 412".
QString TrainControls::suggestedName() const {
    const auto& plan = session_.moment()->plan;
    const auto set = session_.data().find(QString::fromStdString(plan.data));
    QString mechanism = QString::fromStdString(plan.translator.mechanism);
    for (const auto& each : session_.models().registry().all()) {
        if (each->description().id == plan.translator.mechanism) {
            mechanism = figures::mechanismName(each->description());
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
    if (auto* field = ask->findChild<QLineEdit*>(); field != nullptr) {
        field->setMinimumWidth(fontMetrics().horizontalAdvance(ask->textValue()) +
                               4 * fontMetrics().height());
    }
    connect(ask, &QInputDialog::textValueSelected, this, &TrainControls::save);
    ask->open();
}

void TrainControls::save(const QString& name) {
    try {
        saving_ = models_.save(session_.shownModel(), name);
    } catch (const std::exception& error) {
        showProblem(QString::fromUtf8(error.what()));
    }
}

/// It takes the place of the lines that matter less then.
void TrainControls::showProblem(const QString& line) {
    problem_->setText(line);
    problem_->setToolTip(line);
    problem_->setVisible(!line.isEmpty());
    showMoment();
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
    oneStep_->setEnabled(session_.canStep());
    stop_->setEnabled(session_.isOpen() && !reading);
    const int newest = session_.snapshots().empty() ? 0 : session_.snapshots().back();
    const int shown = session_.shownStep();
    const bool canGoBack = !session_.follows() && !session_.isBusy() && shown <= newest;
    goBack_->setVisible(canGoBack);
    goBack_->setText(tr("Go on &from step %1").arg(QLocale().toString(shown)));
    goBack_->setAccessibleName(goBack_->text().remove(u'&'));
    save_->setEnabled(session_.moment() != nullptr && !session_.begins() && !models_.busy());
    showProblem(session_.problem());
}

QString TrainControls::progressText() const {
    if (session_.state() == TrainingState::Reading) {
        return session_.begins() || session_.moment() == nullptr
                   ? tr("The data are read …")
                   : tr("The data are read …; what stands here stays until then.");
    }
    const auto& moment = session_.moment();
    if (moment == nullptr) {
        return tr("Nothing has been trained yet.");
    }
    const training::Log& log = moment->log;
    const bool isBack = session_.shownStep() != moment->step();
    const QString steps = (isBack ? tr("Trained: %1 of %2 steps") : tr("%1 of %2 steps"))
                              .arg(QLocale().toString(moment->step()),
                                   QLocale().toString(moment->plan.options.steps));
    if (log.seconds <= 0) {
        return steps;
    }
    const double speed = static_cast<double>(log.words) / log.seconds;
    return tr("%1 · %2 · %3 words a second")
        .arg(steps, durationText(log.seconds), QLocale().toString(speed, 'f', 0));
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

/// Of the step that is shown, which may lie behind the last.
QString TrainControls::normsText() const {
    const auto& moment = session_.moment();
    const int step = session_.shownStep();
    if (moment == nullptr || session_.begins() || step < 1 || step > moment->step()) {
        return {};
    }
    const auto at = static_cast<std::size_t>(step - 1);
    const QLocale locale;
    return tr("step %1: norms of parameters %2, gradient %3")
        .arg(locale.toString(step),
             locale.toString(static_cast<double>(moment->log.parameterNorms[at]), 'f', 1),
             locale.toString(static_cast<double>(moment->log.gradientNorms[at]), 'f', 2));
}

void TrainControls::showMoment() {
    progress_->setText(progressText());
    left_->setText(timeLeft());
    left_->setVisible(!left_->text().isEmpty());
    for (QLabel* line : {progress_, norms_}) {
        line->setHidden(!problem_->isHidden() || (line == norms_ && isCompact_));
    }
    const auto& moment = session_.moment();
    const bool reading = session_.state() == TrainingState::Reading;
    bar_->setRange(0, reading || moment == nullptr ? 0 : moment->plan.options.steps);
    bar_->setValue(moment != nullptr && !reading ? moment->step() : 0);
    bar_->setVisible(reading || moment != nullptr);
    norms_->setText(normsText());
}

}  // namespace lab::gui
