// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compare/contender_panel.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QTimer>
#include <QToolButton>
#include <algorithm>
#include <utility>

#include "gui/compare/compare_session.h"
#include "gui/elided_combo_box.h"
#include "scene/scene_limits.h"

namespace lab::gui {
namespace {

constexpr int fillAgainMs = 250;

QString textOf(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

}  // namespace

ContenderPanel::ContenderPanel(CompareSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      title_(new QLabel(this)),
      mechanism_(new ElidedComboBox(this)),
      model_(new ElidedComboBox(this)),
      temperature_(new QDoubleSpinBox(this)),
      remove_(new QToolButton(this)),
      fillLater_(new QTimer(this)) {
    title_->setProperty("textStyle", QStringLiteral("label"));
    addFields();
    connect(mechanism_, &QComboBox::activated, this, &ContenderPanel::apply);
    connect(model_, &QComboBox::activated, this, &ContenderPanel::apply);
    connect(temperature_, &QDoubleSpinBox::valueChanged, this, [this](double temperature) {
        scene::Contender next = contender();
        next.temperature = temperature;
        session_.replace(session_.current(), next);
    });
    connect(remove_, &QToolButton::clicked, &session_,
            [this] { session_.remove(session_.current()); });
    connect(&session_, &CompareSession::comparisonChanged, this, &ContenderPanel::showContender);
    connect(&session_, &CompareSession::resultsChanged, this, &ContenderPanel::showContender);
    connect(&session_.models(), &ModelStore::changed, this, &ContenderPanel::fillAnew);
    fillLater_->setSingleShot(true);
    fillLater_->setInterval(fillAgainMs);
    connect(fillLater_, &QTimer::timeout, this, &ContenderPanel::fillAnew);
    showContender();
}

void ContenderPanel::addFields() {
    mechanism_->setAccessibleName(tr("Mechanism of this panel"));
    mechanism_->setToolTip(tr("How the chosen panel attends"));
    model_->setAccessibleName(tr("Weights of this panel"));
    model_->setToolTip(tr("Weights with other cells or another seed"));
    temperature_->setAccessibleName(tr("Temperature of this panel"));
    temperature_->setToolTip(
        tr("Scores are divided by it before the softmax: below 1 sharper, above 1 flatter"));
    temperature_->setRange(scene::limits::minTemperature, scene::limits::maxTemperature);
    temperature_->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    temperature_->setDecimals(2);
    temperature_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    temperature_->setKeyboardTracking(false);
    remove_->setText(tr("Remove"));
    remove_->setAccessibleName(tr("Remove this panel"));
    remove_->setToolTip(tr("Takes the chosen panel out (Delete)"));
    for (QWidget* field : {static_cast<QWidget*>(mechanism_), static_cast<QWidget*>(model_),
                           static_cast<QWidget*>(temperature_), static_cast<QWidget*>(remove_)}) {
        field->setFocusPolicy(Qt::TabFocus);
    }
    temperature_->setFocusPolicy(Qt::StrongFocus);  // a click is meant to type
    title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    for (QComboBox* box : {mechanism_, model_}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(8);
    }
    auto* grid = new QGridLayout(this);
    auto* head = new QHBoxLayout;
    head->addWidget(title_, 1);
    head->addWidget(remove_);
    grid->addLayout(head, 0, 0, 1, 2);
    const auto addRow = [&](int row, const QString& text, QWidget* field) {
        auto* label = new QLabel(text, this);
        label->setBuddy(field);
        grid->addWidget(label, row, 0);
        grid->addWidget(field, row, 1);
    };
    addRow(1, tr("Mechanism"), mechanism_);
    addRow(2, tr("Weights"), model_);
    addRow(3, tr("Temperature"), temperature_);
    grid->setColumnStretch(1, 1);
}

void ContenderPanel::setTheme(const figures::Theme& theme) {
    const int side = qRound(theme.space(2));
    layout()->setContentsMargins(side, side, side, 0);
    static_cast<QGridLayout*>(layout())->setSpacing(qRound(theme.space(theme.compact ? 0.5 : 1)));
}

const scene::Contender& ContenderPanel::contender() const {
    return session_.comparison().contenders[static_cast<std::size_t>(session_.current())];
}

/// Only when the model is another: a list that is open keeps its choice.
void ContenderPanel::fillMechanisms(const QString& model) {
    if (std::exchange(listedModel_, model) == model) {
        return;
    }
    mechanism_->clear();
    for (const auto& each : session_.models().mechanisms(model)) {
        mechanism_->addItem(textOf(each->description().name), textOf(each->description().id));
    }
}

/// The weights that there are of the mechanism: none of them makes it another.
void ContenderPanel::fillModels(const QString& mechanism) {
    if (std::exchange(listedMechanism_, mechanism) == mechanism) {
        return;
    }
    model_->clear();
    for (const ModelEntry& model : session_.models().models()) {
        const auto mechanisms = session_.models().mechanisms(model.id);
        const bool trained = std::ranges::any_of(mechanisms, [&](const auto& each) {
            return textOf(each->description().id) == mechanism;
        });
        if (trained) {
            model_->addItem(model.variant.isEmpty() ? tr("standard") : model.variant, model.id);
        }
    }
}

/// Who is choosing is not disturbed.
void ContenderPanel::fillAnew() {
    if (mechanism_->view()->isVisible() || model_->view()->isVisible()) {
        fillLater_->start();
        return;
    }
    listedModel_ = listedMechanism_ = QStringLiteral("-");
    showContender();
}

void ContenderPanel::showContender() {
    const scene::Contender& shown = contender();
    title_->setText(session_.titleOf(shown));
    fillMechanisms(shown.model);
    mechanism_->setCurrentIndex(mechanism_->findData(shown.mechanism));
    fillModels(shown.mechanism);
    model_->setCurrentIndex(model_->findData(shown.model));
    const QSignalBlocker blocker(temperature_);
    temperature_->setValue(shown.temperature);
    remove_->setEnabled(session_.canRemove());
}

/// What a scene names and no list has stays until something else is chosen.
void ContenderPanel::apply() {
    scene::Contender next = contender();
    if (model_->currentIndex() >= 0) {
        next.model = model_->currentData().toString();
    }
    if (mechanism_->currentIndex() >= 0) {
        next.mechanism = mechanism_->currentData().toString();
    }
    session_.replace(session_.current(), next);
}

}  // namespace lab::gui
