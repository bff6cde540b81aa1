// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/lengths/length_choice.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include "gui/compare/comparison_panel.h"
#include "gui/lengths/length_session.h"
#include "gui/mnemonic.h"

namespace lab::gui {
namespace {

QString textOf(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

}  // namespace

LengthChoice::LengthChoice(LengthSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      button_(new QPushButton(this)),
      progress_(new QProgressBar(this)),
      state_(new QLabel(this)) {
    auto* title = new QLabel(tr("Mechanisms"), this);
    title->setProperty("textStyle", QStringLiteral("label"));
    auto* list = new QWidget;
    list->setObjectName(QStringLiteral("sidePanel"));
    rows_ = new QVBoxLayout(list);
    rows_->setContentsMargins(0, 0, 0, 0);
    fillBoxes();
    rows_->addStretch(1);
    auto* scroll = new QScrollArea(this);
    scroll->setWidget(list);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    button_->setProperty("kind", QStringLiteral("primary"));
    progress_->setTextVisible(false);
    progress_->setAccessibleName(tr("How much has been measured"));
    state_->setProperty("textStyle", QStringLiteral("caption"));
    state_->setWordWrap(true);
    auto* rows = new QVBoxLayout(this);
    rows->addWidget(title);
    rows->addWidget(scroll, 1);
    rows->addWidget(button_);
    rows->addWidget(progress_);
    rows->addWidget(state_);
    connect(button_, &QPushButton::clicked, &session_, [this] { press(); });
    connect(&session_, &LengthSession::modelsChanged, this, &LengthChoice::fillBoxes);
    connect(&session_, &LengthSession::choiceChanged, this, &LengthChoice::showChoice);
    connect(&session_, &LengthSession::reportChanged, this, &LengthChoice::showProgress);
    connect(&session_, &LengthSession::runningChanged, this, &LengthChoice::showProgress);
    showChoice();
}

/// What there is to measure, by model.
std::vector<scene::Contender> LengthChoice::offered() const {
    std::vector<scene::Contender> all;
    for (const ModelEntry& model : session_.models().models()) {
        for (const auto& mechanism : session_.models().mechanisms(model.id)) {
            all.push_back({.model = model.id, .mechanism = textOf(mechanism->description().id)});
        }
    }
    return all;
}

/// Boxes stay where they are, and keep the focus, while a training renames its model.
void LengthChoice::fillBoxes() {
    const std::vector<scene::Contender> all = offered();
    while (boxes_.size() > all.size()) {
        delete boxes_.back().second;
        boxes_.pop_back();
    }
    while (boxes_.size() < all.size()) {
        auto* box = new QCheckBox;
        connect(box, &QCheckBox::clicked, &session_, [this, number = boxes_.size()](bool in) {
            session_.choose(boxes_[number].first, in);
        });
        rows_->insertWidget(static_cast<int>(boxes_.size()), box);
        boxes_.emplace_back(scene::Contender{}, box);
    }
    for (std::size_t k = 0; k < all.size(); ++k) {
        auto& [contender, box] = boxes_[k];
        contender = all[k];
        const QString title = contenderTitle(contender, session_.models());
        box->setText(withoutMnemonic(title));
        box->setAccessibleName(tr("Measure %1").arg(title));
        box->setToolTip(whatItDoes(contender.mechanism));
    }
}

QString LengthChoice::whatItDoes(const QString& mechanism) const {
    for (const auto& each : session_.models().registry().all()) {
        if (textOf(each->description().id) == mechanism) {
            return QCoreApplication::translate("Mechanisms",
                                               std::string(each->description().does).c_str());
        }
    }
    return {};
}

void LengthChoice::setTheme(const figures::Theme& theme) {
    const int side = qRound(theme.space(2));
    layout()->setContentsMargins(side, side, side, side);
    layout()->setSpacing(qRound(theme.space(1)));
    progress_->setFixedHeight(qRound(theme.space(1)));
}

void LengthChoice::press() {
    if (session_.running()) {
        session_.cancel();
    } else if (session_.complete()) {
        session_.startAgain();
    } else {
        session_.start();
    }
}

void LengthChoice::focusButton() {
    button_->setFocus();
}

void LengthChoice::showChoice() {
    const std::size_t chosen = session_.contenders().size();
    for (const auto& [contender, box] : boxes_) {
        const bool in = session_.isChosen(contender);
        box->setChecked(in);
        box->setEnabled(in ? chosen > 1 : chosen < scene::mostContenders);
    }
    showProgress();
}

void LengthChoice::showProgress() {
    const LengthReport& report = session_.report();
    const bool running = session_.running();
    const bool again = session_.complete();
    button_->setText(running ? tr("&Cancel") : again ? tr("&Measure again") : tr("&Measure"));
    button_->setAccessibleName(running ? tr("Cancel measuring")
                               : again ? tr("Measure again")
                                       : tr("Measure"));
    button_->setToolTip(running ? tr("Stops; what has been measured stays")
                        : again ? tr("All has been measured, and is kept: measures it anew")
                                : tr("Translates held-out sentences of every length up to 40 "
                                     "tokens with each that has not been measured yet"));
    progress_->setVisible(running);
    progress_->setRange(0, static_cast<int>(report.all));
    progress_->setValue(static_cast<int>(report.done));
    QStringList lines;
    for (const LengthResult& result : report.results) {
        if (!result.problem.isEmpty()) {
            lines << result.problem;
        }
    }
    if (running) {
        lines << tr("%1 of %2 sentences").arg(report.done).arg(report.all);
    } else if (!session_.complete()) {
        lines << tr("Not all that is chosen has been measured: press Measure.");
    }
    state_->setText(lines.join(u'\n'));
}

}  // namespace lab::gui
