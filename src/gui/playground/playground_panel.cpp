// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/playground/playground_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "gui/elided_combo_box.h"
#include "gui/explore_session.h"
#include "gui/number_field.h"
#include "gui/playground/coordinate_field.h"
#include "gui/playground/playground_session.h"
#include "gui/quiet_button.h"
#include "gui/temperature_scale.h"
#include "scene/number_text.h"
#include "scene/playground_examples.h"
#include "scene/scene_limits.h"

namespace lab::gui {
namespace {

using scene::Handle;

/// In hundredths, from near 0 at the left over 1 in the middle to 100 at the right.
double planeTemperatureAt(int place) {
    const double hundredths = std::round(temperatureAt(place) * 100) / 100;
    return std::clamp(hundredths, scene::limits::minTemperature, scene::limits::maxTemperature);
}

/// The same arrows looked at with another mechanism are the same example.
bool isChanged(scene::Playground playground, const scene::Playground& start) {
    playground.mechanism = start.mechanism;
    return playground != start;
}

QLabel* caption(const QString& text) {
    auto* label = new QLabel(text);
    label->setProperty("textStyle", QStringLiteral("label"));
    return label;
}

}  // namespace

PlaygroundPanel::PlaygroundPanel(PlaygroundSession& session, QWidget* parent)
    : QWidget(parent), session_(session) {
    setObjectName(QStringLiteral("sidePanel"));
    auto* rows = new QVBoxLayout(this);
    addExamples(*rows);
    rows->addWidget(makeHeader());
    addArrows(*rows);
    addChecks(*rows);
    addTemperature(*rows);
    addParameters(*rows);
    rows->addStretch(1);
    for (const NumberField* field : findChildren<NumberField*>()) {
        connect(field, &NumberField::refused, this, &PlaygroundPanel::showProblem);
    }
    connect(&session_, &PlaygroundSession::changed, this, &PlaygroundPanel::showPlayground);
    connect(&session_.history(), &QUndoStack::indexChanged, this, &PlaygroundPanel::showHistory);
    showPlayground();
    showHistory();
}

void PlaygroundPanel::addExamples(QVBoxLayout& rows) {
    auto* label = caption(tr("&Example"));
    examples_ = new ElidedComboBox;
    examples_->setObjectName(QStringLiteral("exampleBox"));
    examples_->setFocusPolicy(Qt::TabFocus);
    examples_->setAccessibleName(tr("Example to start from"));
    examples_->setPlaceholderText(tr("Own arrows"));
    examples_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    examples_->setMinimumContentsLength(8);
    for (const scene::PlaygroundExample& each : scene::playgroundExamples()) {
        examples_->addItem(each.name, each.start.example);
        examples_->setItemData(examples_->count() - 1, each.about, Qt::ToolTipRole);
    }
    label->setBuddy(examples_);
    rows.addWidget(label);
    rows.addWidget(examples_);
    connect(examples_, &QComboBox::activated, this, &PlaygroundPanel::start);
}

/// Until the arrows are others.
void PlaygroundPanel::showProblem(const QString& line) {
    problem_ = line;
    session_.document().showMessage(line);
}

void PlaygroundPanel::forgetProblem() {
    if (!problem_.isEmpty() && session_.document().message() == problem_) {
        session_.document().showMessage({});
    }
    problem_.clear();
}

QWidget* PlaygroundPanel::makeHeader() {
    auto* header = new QWidget;
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    undo_ = quietButton(QStringLiteral("↶"), tr("Undo"));
    redo_ = quietButton(QStringLiteral("↷"), tr("Redo"));
    reset_ = quietButton(tr("Reset"), tr("Back to where the example began; can be undone"));
    undo_->setObjectName(QStringLiteral("playgroundUndo"));
    redo_->setObjectName(QStringLiteral("playgroundRedo"));
    reset_->setObjectName(QStringLiteral("playgroundReset"));
    row->addWidget(caption(tr("Arrows")), 1);
    for (QToolButton* button : {undo_, redo_, reset_}) {
        row->addWidget(button);
    }
    connect(undo_, &QToolButton::clicked, &session_.history(), &QUndoStack::undo);
    connect(redo_, &QToolButton::clicked, &session_.history(), &QUndoStack::redo);
    connect(reset_, &QToolButton::clicked, this, [this] {
        session_.change(scene::startOf(session_.playground()), tr("back to the example"));
    });
    return header;
}

void PlaygroundPanel::addArrow(QGridLayout& grid, int row, int column, Handle handle) {
    auto* label = new QLabel(scene::symbolOf(handle));
    auto* x = new CoordinateField(session_, handle, CoordinateField::Axis::X);
    auto* y = new CoordinateField(session_, handle, CoordinateField::Axis::Y);
    label->setBuddy(x);
    grid.addWidget(label, row, column);
    grid.addWidget(x, row, column + 1);
    grid.addWidget(y, row, column + 2);
    arrows_.push_back({handle, {label, x, y}});
}

void PlaygroundPanel::addArrows(QVBoxLayout& rows) {
    auto* grid = new QGridLayout;
    grids_.push_back(grid);
    addArrow(*grid, 0, 0, {Handle::Kind::Query, 0});
    for (int k = 0; k < static_cast<int>(scene::mostKeys); ++k) {
        addArrow(*grid, k + 1, 0, {Handle::Kind::Key, k});
    }
    for (int k = 0; k < static_cast<int>(scene::mostKeys); ++k) {
        addArrow(*grid, k + 1 + static_cast<int>(scene::mostKeys), 0, {Handle::Kind::Value, k});
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    rows.addLayout(grid);
}

void PlaygroundPanel::addChecks(QVBoxLayout& rows) {
    third_ = new QCheckBox(tr("&Third key"));
    third_->setObjectName(QStringLiteral("thirdKey"));
    third_->setToolTip(tr("Three keys or two"));
    ownValues_ = new QCheckBox(tr("&Values of their own"));
    ownValues_->setObjectName(QStringLiteral("ownValues"));
    ownValues_->setToolTip(tr("What is blended has arrows of its own; else the keys are blended"));
    for (QCheckBox* box : {third_, ownValues_}) {
        box->setAccessibleName(box->text().remove(u'&'));
        rows.addWidget(box);
    }
    connect(third_, &QCheckBox::clicked, this, [this](bool third) {
        session_.change(scene::withThirdKey(session_.playground(), third),
                        third ? tr("third key") : tr("two keys"));
    });
    connect(ownValues_, &QCheckBox::clicked, this, [this](bool own) {
        scene::Playground next = session_.playground();
        next.ownValues = own;
        session_.change(next, own ? tr("values of their own") : tr("keys are the values"));
    });
}

void PlaygroundPanel::addTemperature(QVBoxLayout& rows) {
    auto* label = new QLabel(tr("Tem&perature"));
    temperature_ = new QSlider(Qt::Horizontal);
    temperature_->setObjectName(QStringLiteral("playgroundTemperature"));
    temperature_->setRange(0, temperaturePlaces);
    temperature_->setPageStep(temperaturePlaces / 10);
    temperature_->setFocusPolicy(Qt::TabFocus);
    temperature_->setAccessibleName(tr("Temperature of the softmax"));
    temperature_->setToolTip(
        tr("Scores are divided by it before the softmax: near 0 the largest takes all, large ones "
           "make all alike"));
    label->setBuddy(temperature_);
    temperatureText_ = new QLabel;
    temperatureText_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(temperature_, 1);
    row->addWidget(temperatureText_);
    rows.addLayout(row);
    connect(temperature_, &QSlider::valueChanged, this, &PlaygroundPanel::setTemperature);
    connect(temperature_, &QSlider::sliderPressed, this,
            [this] { gesture_ = session_.nextGesture(); });
}

void PlaygroundPanel::setTemperature(int position) {
    scene::Playground next = session_.playground();
    next.temperature = planeTemperatureAt(position);
    // One gesture of the mouse is one change; each key is one.
    session_.change(next, tr("temperature %1").arg(scene::pictureNumber(next.temperature)),
                    temperature_->isSliderDown() ? gesture_ : -1);
}

void PlaygroundPanel::addParameters(QVBoxLayout& rows) {
    auto* grid = new QGridLayout;
    grids_.push_back(grid);
    auto* beta = new QLabel(tr("Cosine's &β"));
    beta_ = new NumberField;
    beta_->setObjectName(QStringLiteral("beta"));
    beta_->setAccessibleName(tr("Beta of the mechanism cosine"));
    beta_->setRange(0, scene::limits::maxBeta);
    beta_->setToolTip(tr("How sharply the best match wins, from %1; a cosine alone is 1 at most")
                          .arg(beta_->rangeText()));
    beta_->setSingleStep(0.5);
    beta->setBuddy(beta_);
    grid->addWidget(beta, 0, 0);
    grid->addWidget(beta_, 0, 2);
    connect(beta_, &QDoubleSpinBox::valueChanged, this, [this](double value) {
        scene::Playground next = session_.playground();
        next.beta = value;
        session_.change(next, tr("β = %1").arg(scene::numberText(value)));
    });
    // As a matrix is written: its columns side by side.
    auto* matrix = new QLabel(tr("General's W"));
    grid->addWidget(matrix, 1, 0, 2, 1);
    for (int column = 0; column < 2; ++column) {
        const Handle handle{Handle::Kind::Column, column};
        const auto field = [&](CoordinateField::Axis axis) {
            return new CoordinateField(session_, handle, axis);
        };
        grid->addWidget(field(CoordinateField::Axis::X), 1, column + 1);
        grid->addWidget(field(CoordinateField::Axis::Y), 2, column + 1);
    }
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    rows.addLayout(grid);
}

void PlaygroundPanel::start(int example) {
    const auto examples = scene::playgroundExamples();
    const auto& chosen = examples[static_cast<std::size_t>(example)];
    session_.change(chosen.start, chosen.name);
}

/// None once the arrows are others: undo and Reset bring its name back with them.
void PlaygroundPanel::showExample() {
    const scene::Playground& playground = session_.playground();
    const scene::Playground start = scene::startOf(playground);
    const int begun = std::max(0, examples_->findData(start.example));
    const bool own = isChanged(playground, start);
    examples_->setCurrentIndex(own ? -1 : begun);
    examples_->setAccessibleDescription(own ? examples_->placeholderText() : QString());
    examples_->setToolTip(own ? tr("Arrows to start from; can be undone. These began as “%1”")
                                    .arg(examples_->itemText(begun))
                              : tr("Arrows to start from; can be undone"));
}

void PlaygroundPanel::showPlayground() {
    const scene::Playground& playground = session_.playground();
    forgetProblem();
    showExample();
    const auto count = static_cast<int>(playground.keys.size());
    for (const ArrowRow& row : arrows_) {
        const bool value = row.handle.kind == Handle::Kind::Value;
        const bool there = row.handle.kind == Handle::Kind::Query || row.handle.index < count;
        for (QWidget* widget : row.widgets) {
            widget->setVisible(there && (!value || playground.ownValues));
        }
    }
    third_->setChecked(count == static_cast<int>(scene::mostKeys));
    ownValues_->setChecked(playground.ownValues);
    const QSignalBlocker still(temperature_);
    if (!temperature_->isSliderDown()) {
        temperature_->setValue(placeOfTemperature(playground.temperature));
    }
    temperatureText_->setText(scene::pictureNumber(playground.temperature));
    temperatureText_->setMinimumWidth(
        temperatureText_->fontMetrics().horizontalAdvance(QStringLiteral("00.0")));
    const QSignalBlocker quiet(beta_);
    beta_->setValue(playground.beta);
    reset_->setEnabled(playground != scene::startOf(playground));
}

void PlaygroundPanel::showHistory() {
    const QUndoStack& history = session_.history();
    undo_->setEnabled(history.canUndo());
    redo_->setEnabled(history.canRedo());
    undo_->setToolTip(history.canUndo() ? tr("Undo: %1 (Ctrl+Z)").arg(history.undoText())
                                        : tr("Nothing to undo (Ctrl+Z)"));
    redo_->setToolTip(history.canRedo() ? tr("Redo: %1 (Ctrl+Y)").arg(history.redoText())
                                        : tr("Nothing to redo (Ctrl+Y)"));
}

void PlaygroundPanel::setTheme(const figures::Theme& theme) {
    const int side = qRound(theme.space(2));
    auto* rows = static_cast<QVBoxLayout*>(layout());
    rows->setContentsMargins(side, qRound(theme.space(theme.compact ? 1 : 2)), side, side);
    rows->setSpacing(qRound(theme.space(theme.compact ? 0.5 : 1)));
    for (QGridLayout* grid : grids_) {
        grid->setHorizontalSpacing(qRound(theme.space(1)));
        grid->setVerticalSpacing(qRound(theme.space(theme.compact ? 0.25 : 0.5)));
    }
}

}  // namespace lab::gui
