// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/train/plan_form.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <cmath>

#include "attention/registry.h"
#include "gui/choices.h"
#include "gui/elided_combo_box.h"
#include "gui/train/train_session.h"
#include "gui/wheel_scrolls.h"
#include "scene/scene_limits.h"
#include "training/preset.h"

namespace lab::gui {
namespace {

using models::Order;
using models::TranslatorConfig;
using scene::TrainingStudy;
namespace limits = scene::limits;

/// What comes first for a word, with and without input feeding, as one choice.
enum class Decoder { Bahdanau, Luong, LuongFed, Simple };

Decoder decoderOf(const TranslatorConfig& translator) {
    switch (translator.order) {
        case Order::Luong:
            return translator.inputFeeding ? Decoder::LuongFed : Decoder::Luong;
        case Order::Simple:
            return Decoder::Simple;
        case Order::Bahdanau:
            break;
    }
    return Decoder::Bahdanau;
}

void setDecoder(TranslatorConfig& translator, Decoder decoder) {
    translator.inputFeeding = decoder == Decoder::LuongFed;
    translator.order = decoder == Decoder::Bahdanau ? Order::Bahdanau
                       : decoder == Decoder::Simple ? Order::Simple
                                                    : Order::Luong;
}

training::Preset presetFor(const DataSet& data) {
    if (data.kind != DataKind::Grammar) {
        return training::pairsPreset();
    }
    return data.id == QLatin1String("demo") ? training::smallPreset() : training::usualPreset();
}

/// "0.006": no digits that say nothing.
class RateBox final : public QDoubleSpinBox {
  public:
    using QDoubleSpinBox::QDoubleSpinBox;

    [[nodiscard]] QString textFromValue(double value) const override {
        return locale().toString(value, 'f', QLocale::FloatingPointShortest);
    }
};

QString textOf(std::string_view bytes) {
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

QString translated(std::string_view text) {
    return QCoreApplication::translate("Mechanisms", std::string(text).c_str());
}

}  // namespace

PlanForm::PlanForm(TrainSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      grid_(new QGridLayout(this)),
      rate_(new RateBox(this)),
      settings_(new QWidget(this)) {
    setObjectName(QStringLiteral("sidePanel"));
    addChoices();
    grid_->addWidget(settings_, grid_->rowCount(), 0, 1, 2);
    new QGridLayout(settings_);
    addNumbers();
    grid_->setColumnStretch(0, 1);
    grid_->setRowStretch(grid_->rowCount(), 1);
    letWheelScroll(*this);
    fillData();
    fillMechanisms();
    connect(&session_, &TrainSession::studyChanged, this, &PlanForm::showStudy);
    connect(&session_, &TrainSession::stateChanged, this, &PlanForm::showLock);
    connect(&session_.data(), &DataStore::changed, this, &PlanForm::fillData, Qt::QueuedConnection);
    showStudy();
    showLock();
}

QComboBox* PlanForm::addField(const QString& name, const QString& tip) {
    auto* box = new ElidedComboBox(this);
    auto* label = new QLabel(name, this);
    label->setProperty("textStyle", QStringLiteral("label"));
    label->setBuddy(box);
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setFocusPolicy(Qt::TabFocus);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    const int row = grid_->rowCount();
    grid_->addWidget(label, row, 0, 1, 2);
    grid_->addWidget(box, row + 1, 0, 1, 2);
    return box;
}

void PlanForm::addChoices() {
    data_ = addField(tr("Data"), tr("What it learns from"));
    mechanism_ = addField(tr("Mechanism"), tr("How it attends"));
    order_ = addField(tr("Decoder"), tr("What comes first for a word: the attention or the step"));
    addChoice(*order_, tr("Attention, then the step (Bahdanau)"), Decoder::Bahdanau);
    addChoice(*order_, tr("Step, then attention (Luong)"), Decoder::Luong);
    addChoice(*order_, tr("The same with input feeding"), Decoder::LuongFed);
    addChoice(*order_, tr("Context enters the next step"), Decoder::Simple);
    cell_ = addField(tr("Cells"), tr("Of encoder and decoder"));
    addChoice(*cell_, tr("GRU"), layers::CellKind::Gru);
    addChoice(*cell_, tr("LSTM"), layers::CellKind::Lstm);
    addChoice(*cell_, tr("Simple RNN"), layers::CellKind::Simple);
    directions_ = addField(tr("Encoder"), tr("How the encoder reads the sentence"));
    directions_->addItem(tr("Reads both ways"), true);
    directions_->addItem(tr("Reads from left to right"), false);
    connect(data_, &QComboBox::activated, this, &PlanForm::applyData);
    for (QComboBox* box : {mechanism_, order_, cell_, directions_}) {
        connect(box, &QComboBox::activated, this, &PlanForm::apply);
    }
}

void PlanForm::addNumber(const QString& name, const QString& tip, int least, int most,
                         decltype(Number::get) get, decltype(Number::set) set) {
    auto* box = new QSpinBox(this);
    box->setRange(least, most);
    box->setButtonSymbols(QAbstractSpinBox::NoButtons);
    box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    box->setAlignment(Qt::AlignRight);
    box->setKeyboardTracking(false);
    box->setAccessibleName(name);
    box->setToolTip(tip);
    auto* label = new QLabel(name, this);
    label->setBuddy(box);
    const int row = grid_->rowCount();
    grid_->addWidget(label, row, 0);
    grid_->addWidget(box, row, 1);
    connect(box, &QSpinBox::valueChanged, this, &PlanForm::apply);
    numbers_.push_back({box, std::move(get), std::move(set)});
}

void PlanForm::addNumbers() {
    const auto addSize = [this](const QString& name, const QString& tip,
                                tape::Index TranslatorConfig::*size) {
        addNumber(
            name, tip, 1, limits::maxLayerUnits,
            [size](const TrainingStudy& study) { return static_cast<int>(study.translator.*size); },
            [size](TrainingStudy& study, int units) { study.translator.*size = units; });
    };
    addSize(tr("Word vector"), tr("Units of a word's embedding, both languages"),
            &TranslatorConfig::embedding);
    addSize(tr("Encoder units"), tr("A direction"), &TranslatorConfig::encoder);
    addSize(tr("Decoder units"), tr("Of the decoder state s"), &TranslatorConfig::decoder);
    addSize(tr("Attention units"), tr("In which the mechanism compares, where it has them"),
            &TranslatorConfig::attention);
    addSize(tr("Readout units"), tr("Between decoder state and vocabulary"),
            &TranslatorConfig::readout);
    const auto add = [this](const QString& name, const QString& tip, int least, int most,
                            int TrainingStudy::*number) {
        addNumber(
            name, tip, least, most, [number](const TrainingStudy& study) { return study.*number; },
            [number](TrainingStudy& study, int value) { study.*number = value; });
    };
    add(tr("Steps"), tr("Batches to train on"), 1, limits::maxTrainingSteps, &TrainingStudy::steps);
    add(tr("Batch"), tr("Sentences a step"), 1, limits::maxBatch, &TrainingStudy::batch);
    add(tr("Seed"), tr("Of all random numbers: equal seeds, equal weights"), 0, limits::maxSeed,
        &TrainingStudy::seed);
    add(tr("Threads"), tr("That share each batch"), 1, limits::maxThreads, &TrainingStudy::threads);
    rate_->setRange(limits::minRate, limits::maxRate);
    rate_->setDecimals(6);
    rate_->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    rate_->setButtonSymbols(QAbstractSpinBox::NoButtons);
    rate_->setAlignment(Qt::AlignRight);
    rate_->setKeyboardTracking(false);
    rate_->setAccessibleName(tr("Learning rate"));
    rate_->setToolTip(tr("Of Adam; it falls to a hundredth along a cosine"));
    auto* label = new QLabel(tr("Learning rate"), this);
    label->setBuddy(rate_);
    const int row = grid_->rowCount();
    grid_->addWidget(label, row, 0);
    grid_->addWidget(rate_, row, 1);
    connect(rate_, &QDoubleSpinBox::valueChanged, this, &PlanForm::apply);
}

void PlanForm::fillData() {
    data_->clear();
    for (const DataSet& set : session_.data().all()) {
        data_->addItem(set.name, set.id);
    }
    showStudy();
}

void PlanForm::fillMechanisms() {
    for (const auto& each : session_.models().registry().all()) {
        const auto& about = each->description();
        mechanism_->addItem(tr("%1 · %2").arg(textOf(about.name), textOf(about.paper)),
                            textOf(about.id));
    }
}

/// The numbers that the chosen mechanism has beside its parameters: heads, windows.
void PlanForm::addSettings() {
    const std::string& id = session_.study().translator.mechanism;
    if (std::exchange(settingsShown_, id) == id) {
        return;
    }
    settingOf_.clear();
    qDeleteAll(settings_->findChildren<QWidget*>(Qt::FindDirectChildrenOnly));
    auto* rows = static_cast<QGridLayout*>(settings_->layout());
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setColumnStretch(0, 1);
    for (const auto& mechanism : session_.models().registry().all()) {
        if (mechanism->description().id != id) {
            continue;
        }
        for (const attention::SettingSpec& spec : mechanism->description().settings) {
            auto* box = new QSpinBox(settings_);
            box->setRange(spec.least, spec.most);
            box->setButtonSymbols(QAbstractSpinBox::NoButtons);
            box->setAlignment(Qt::AlignRight);
            box->setKeyboardTracking(false);
            const QString meaning = translated(spec.meaning);
            box->setAccessibleName(meaning);
            box->setToolTip(meaning);
            auto* label = new QLabel(meaning, settings_);
            label->setWordWrap(true);
            label->setBuddy(box);
            const int row = rows->rowCount();
            rows->addWidget(label, row, 0);
            rows->addWidget(box, row, 1);
            const std::string name(spec.name);
            const int standard = spec.standard;
            settingOf_.push_back({box,
                                  [name, standard](const TrainingStudy& study) {
                                      const auto found = study.translator.settings.find(name);
                                      return found == study.translator.settings.end()
                                                 ? standard
                                                 : found->second;
                                  },
                                  [name](TrainingStudy& study, int value) {
                                      study.translator.settings[name] = value;
                                  }});
            connect(box, &QSpinBox::valueChanged, this, &PlanForm::apply);
        }
    }
    letWheelScroll(*settings_);
    settings_->setVisible(!settingOf_.empty());
}

void PlanForm::showStudy() {
    const QScopedValueRollback filling(filling_, true);
    const TrainingStudy& study = session_.study();
    addSettings();
    data_->setCurrentIndex(data_->findData(study.data));
    mechanism_->setCurrentIndex(
        mechanism_->findData(QString::fromStdString(study.translator.mechanism)));
    choose(*order_, decoderOf(study.translator));
    choose(*cell_, study.translator.cell);
    directions_->setCurrentIndex(directions_->findData(study.translator.bidirectional));
    rate_->setValue(study.rate);
    for (const auto* numbers : {&numbers_, &settingOf_}) {
        for (const Number& number : *numbers) {
            number.box->setValue(number.get(study));
        }
    }
}

/// What runs is not changed under way: stop, and begin anew.
void PlanForm::showLock() {
    setEnabled(!session_.isOpen());
}

void PlanForm::apply() {
    if (filling_) {
        return;
    }
    TrainingStudy next = session_.study();
    TranslatorConfig& translator = next.translator;
    const std::string mechanism = mechanism_->currentData().toString().toStdString();
    if (mechanism_->currentIndex() >= 0 && mechanism != translator.mechanism) {
        translator.mechanism = mechanism;
        translator.settings.clear();
        fitUnits(translator);
        session_.setStudy(next);
        return;
    }
    const auto states = translator.stateUnits();
    setDecoder(translator, chosen<Decoder>(*order_));
    translator.cell = chosen<layers::CellKind>(*cell_);
    translator.bidirectional = directions_->currentData().toBool();
    next.rate = rate_->value();
    for (const auto* numbers : {&numbers_, &settingOf_}) {
        for (const Number& number : *numbers) {
            number.set(next, number.box->value());
        }
    }
    if (translator.stateUnits() != states) {
        fitUnits(translator);
    }
    session_.setStudy(next);
}

void PlanForm::fitUnits(TranslatorConfig& translator) const {
    for (const auto& mechanism : session_.models().registry().all()) {
        if (mechanism->description().id == translator.mechanism) {
            models::fitDecoder(translator, mechanism->description());
        }
    }
}

void PlanForm::applyData() {
    const auto set = session_.data().find(data_->currentData().toString());
    if (set && set->id != session_.study().data) {
        session_.setStudy(planFor(*set, session_.study()));
    }
}

void PlanForm::setTheme(const figures::Theme& theme) {
    const int gap = qRound(theme.space(theme.compact ? 0.5 : 1));
    grid_->setContentsMargins(0, 0, gap, 0);
    grid_->setHorizontalSpacing(gap);
    grid_->setVerticalSpacing(gap);
    const int width = qRound(theme.space(11));
    for (const auto* numbers : {&numbers_, &settingOf_}) {
        for (const Number& number : *numbers) {
            number.box->setFixedWidth(width);
        }
    }
    rate_->setFixedWidth(width);
}

void PlanForm::focusFirst() {
    data_->setFocus();
}

TrainingStudy planFor(const DataSet& data, TrainingStudy study) {
    const training::Preset preset = presetFor(data);
    TranslatorConfig& translator = study.translator;
    translator.embedding = preset.translator.embedding;
    translator.encoder = preset.translator.encoder;
    translator.decoder = preset.translator.decoder;
    translator.attention = preset.translator.attention;
    translator.readout = preset.translator.readout;
    study.data = data.id;
    study.steps = preset.options.steps;
    study.batch = static_cast<int>(preset.options.batch);
    study.rate =
        std::round(static_cast<double>(preset.options.rate) / limits::minRate) * limits::minRate;
    return study;
}

}  // namespace lab::gui
