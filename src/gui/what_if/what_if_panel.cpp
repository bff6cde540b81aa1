// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/what_if/what_if_panel.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QSlider>
#include <QVBoxLayout>
#include <cmath>

#include "figures/alignment_figure.h"
#include "gui/explore_session.h"
#include "gui/mnemonic.h"
#include "gui/quiet_button.h"
#include "gui/temperature_scale.h"
#include "gui/wheel_scrolls.h"
#include "scene/change_text.h"
#include "scene/number_text.h"
#include "scene/original_value.h"
#include "scene/quantity_of.h"
#include "scene/quantity_words.h"

namespace lab::gui {
namespace {

/// The words as one line of rich text, those that differ from the other line bold.
QString marked(const std::vector<std::string>& words, const std::vector<std::string>& other) {
    QStringList said;
    for (std::size_t t = 0; t < words.size(); ++t) {
        const QString word = figures::tokenLabel(QString::fromStdString(words[t])).toHtmlEscaped();
        const bool same = t < other.size() && words[t] == other[t];
        said << (same ? word : QStringLiteral("<b>%1</b>").arg(word));
    }
    return said.join(u' ');
}

}  // namespace

WhatIfPanel::WhatIfPanel(ExploreSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      keepsWords_(new QCheckBox(tr("&Keep the words"), this)),
      list_(new QWidget(this)),
      rows_(new QVBoxLayout(list_)),
      hint_(new QLabel(this)),
      translations_(new QLabel(this)) {
    keepsWords_->setObjectName(QStringLiteral("keepsWords"));
    keepsWords_->setToolTip(
        tr("The words stay those of the original; else the model goes on as it likes"));
    hint_->setProperty("textStyle", QStringLiteral("caption"));
    hint_->setText(
        tr("No change made. Double-click a number to replace it or a word to mask it; "
           "drag a score or a weight."));
    translations_->setObjectName(QStringLiteral("translations"));
    translations_->setTextFormat(Qt::RichText);
    for (QLabel* label : {hint_, translations_}) {
        label->setWordWrap(true);
    }
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(2);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(6);
    all->addWidget(makeHeader());
    all->addWidget(makeTemperature());
    all->addWidget(list_);
    all->addWidget(hint_);
    all->addWidget(keepsWords_);
    all->addWidget(translations_);
    connect(keepsWords_, &QCheckBox::toggled, this, [this](bool keeps) {
        scene::WhatIf next = session_.scene().whatIf;
        next.keepsWords = keeps;
        session_.setWhatIf(next, keeps ? tr("words kept") : tr("words free"));
    });
    connect(&session_, &ExploreSession::sceneChanged, this, &WhatIfPanel::showWhatIf);
    connect(&session_, &ExploreSession::traceChanged, this, &WhatIfPanel::showWhatIf);
    letWheelScroll(*this);
    showWhatIf();
}

QWidget* WhatIfPanel::makeHeader() {
    auto* header = new QWidget(this);
    auto* title = new QLabel(tr("What if"), header);
    title->setProperty("textStyle", QStringLiteral("label"));
    undo_ = quietButton(QStringLiteral("↶"), tr("Undo"), header);
    redo_ = quietButton(QStringLiteral("↷"), tr("Redo"), header);
    reset_ = quietButton(tr("Reset"), tr("Take all changes back"), header);
    reset_->setToolTip(tr("Takes all changes back, which can be undone"));
    reset_->setObjectName(QStringLiteral("resetWhatIf"));
    undo_->setObjectName(QStringLiteral("undo"));
    redo_->setObjectName(QStringLiteral("redo"));
    auto* row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(title, 1);
    row->addWidget(undo_);
    row->addWidget(redo_);
    row->addWidget(reset_);
    QUndoStack& history = session_.history();
    connect(undo_, &QToolButton::clicked, &history, &QUndoStack::undo);
    connect(redo_, &QToolButton::clicked, &history, &QUndoStack::redo);
    connect(&history, &QUndoStack::indexChanged, this, &WhatIfPanel::showWhatIf);
    connect(reset_, &QToolButton::clicked, this,
            [this] { session_.setWhatIf({}, tr("all changes taken back")); });
    return header;
}

QWidget* WhatIfPanel::makeTemperature() {
    auto* box = new QWidget(this);
    auto* label = new QLabel(tr("Tem&perature"), box);
    slider_ = new QSlider(Qt::Horizontal, box);
    slider_->setObjectName(QStringLiteral("temperature"));
    slider_->setRange(0, temperaturePlaces);
    slider_->setFocusPolicy(Qt::TabFocus);  // after the mouse, Home and End are the timeline's
    slider_->setPageStep(temperaturePlaces / 10);
    slider_->setAccessibleName(tr("Temperature of the alignment softmax"));
    slider_->setToolTip(
        tr("Scores are divided by it before the softmax: at 0 the largest takes all, at infinity "
           "all are alike"));
    label->setBuddy(slider_);
    temperature_ = new QLabel(box);
    temperature_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto* row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(label);
    row->addWidget(slider_, 1);
    row->addWidget(temperature_);
    connect(slider_, &QSlider::valueChanged, this, &WhatIfPanel::setTemperature);
    connect(slider_, &QSlider::sliderPressed, this, [this] { ++gesture_; });
    return box;
}

void WhatIfPanel::setTemperature(int position) {
    scene::WhatIf next = session_.scene().whatIf;
    next.temperature = temperatureAt(position);
    const QString number = std::isinf(next.temperature) ? QString(QChar(0x221E))
                                                        : scene::pictureNumber(next.temperature);
    // One gesture of the mouse is one change; each key is one.
    const int gesture = slider_->isSliderDown() ? 2 * gesture_ : -1;
    session_.setWhatIf(next, tr("temperature %1").arg(number), gesture);
}

/// Qt hands the focus on when what has it is disabled or gone; on a button that takes changes back
/// the next Space would do that.
void WhatIfPanel::showWhatIf() {
    const QPointer<QWidget> focused = QApplication::focusWidget();
    const bool ours = focused != nullptr && isAncestorOf(focused);
    showParts();
    if (ours && (focused == nullptr || !focused->isEnabled() || !focused->isVisible())) {
        emit focusFreed();
    }
}

void WhatIfPanel::showParts() {
    const scene::WhatIf& whatIf = session_.scene().whatIf;
    const QUndoStack& history = session_.history();
    undo_->setEnabled(history.canUndo());
    redo_->setEnabled(history.canRedo());
    undo_->setToolTip(history.canUndo() ? tr("Undo: %1 (Ctrl+Z)").arg(history.undoText())
                                        : tr("Nothing to undo (Ctrl+Z)"));
    redo_->setToolTip(history.canRedo() ? tr("Redo: %1 (Ctrl+Y)").arg(history.redoText())
                                        : tr("Nothing to redo (Ctrl+Y)"));
    const bool changed = whatIf != scene::WhatIf();
    reset_->setEnabled(changed);
    keepsWords_->setVisible(changed);
    const QSignalBlocker still(keepsWords_);
    keepsWords_->setChecked(whatIf.keepsWords);
    hint_->setVisible(!changed);
    showTemperature();
    showChanges();
    showTranslations();
}

void WhatIfPanel::showTemperature() {
    const double temperature = session_.scene().whatIf.temperature;
    const QSignalBlocker still(slider_);
    if (!slider_->isSliderDown()) {
        slider_->setValue(placeOfTemperature(temperature));
    }
    temperature_->setText(std::isinf(temperature) ? QString(QChar(0x221E))
                                                  : scene::pictureNumber(temperature));
    temperature_->setMinimumWidth(
        temperature_->fontMetrics().horizontalAdvance(QStringLiteral("00.0")));
}

/// Rows are made anew only where their number changes: while a number is dragged its row follows,
/// and the keyboard's focus stays where it is.
void WhatIfPanel::showChanges() {
    const auto& changes = session_.scene().whatIf.changes;
    if (changes.size() != boxes_.size()) {
        while (QLayoutItem* item = rows_->takeAt(0)) {
            item->widget()->hide();
            item->widget()->deleteLater();
            delete item;
        }
        boxes_.clear();
        for (std::size_t k = 0; k < changes.size(); ++k) {
            rows_->addWidget(makeRow(k));
        }
    }
    for (std::size_t k = 0; k < boxes_.size(); ++k) {
        const QSignalBlocker still(boxes_[k]);
        boxes_[k]->setChecked(changes[k].on);
        if (session_.trace() != nullptr) {
            const QString change = textOf(changes[k]);
            boxes_[k]->setText(withoutMnemonic(change));
            boxes_[k]->setAccessibleName(change);
            boxes_[k]->setToolTip(tipOf(changes[k]));
        }
    }
    list_->setVisible(!changes.empty());
}

/// "α₃,₃ = 0.35, was 0.04".
QString WhatIfPanel::textOf(const scene::Change& change) const {
    const models::Trace& trace = *session_.trace();
    const QString text = scene::changeText(trace, change);
    const auto before = change.on ? scene::originalValue(session_.original().get(), trace,
                                                         scene::quantityOf(trace, change))
                                  : std::nullopt;
    return before ? tr("%1, was %2").arg(text, scene::pictureNumber(*before)) : text;
}

/// Which words a number stands at, besides.
QString WhatIfPanel::tipOf(const scene::Change& change) const {
    const QString tip = tr("Switch this change on or off");
    const scene::Quantity quantity = scene::quantityOf(*session_.trace(), change);
    const QString meaning =
        quantity.valid() ? scene::meaningOf(*session_.trace(), quantity) : QString();
    return meaning.isEmpty() ? tip : meaning + QLatin1Char('\n') + tip;
}

QWidget* WhatIfPanel::makeRow(std::size_t k) {
    auto* row = new QWidget(list_);
    auto* box = new QCheckBox(row);
    boxes_.push_back(box);
    box->setObjectName(QStringLiteral("change%1").arg(k));
    auto* remove = quietButton(QStringLiteral("×"), tr("Take change %1 back").arg(k + 1), row);
    remove->setToolTip(tr("Take this change back"));
    auto* line = new QHBoxLayout(row);
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(box, 1);
    line->addWidget(remove);
    connect(box, &QCheckBox::toggled, this, [this, k, box](bool on) {
        const scene::WhatIf& now = session_.scene().whatIf;
        scene::Change change = now.changes[k];
        change.on = on;
        session_.setWhatIf(scene::with(now, change),
                           (on ? tr("%1 on") : tr("%1 off")).arg(box->accessibleName()));
    });
    connect(remove, &QToolButton::clicked, this, [this, k, box] {
        scene::WhatIf next = session_.scene().whatIf;
        next.changes.erase(next.changes.begin() + static_cast<std::ptrdiff_t>(k));
        session_.setWhatIf(next, tr("%1 taken back").arg(box->accessibleName()));
    });
    return row;
}

/// What was said, and what is said now.
void WhatIfPanel::showTranslations() {
    const auto& before = session_.original();
    const auto& now = session_.trace();
    const bool both = before != nullptr && now != nullptr;
    translations_->setVisible(both);
    if (!both) {
        return;
    }
    const bool same = before->target() == now->target();
    translations_->setText(same && session_.scene().whatIf.keepsWords
                               ? tr("The words are kept, so the translation is the same.")
                           : same ? tr("The translation is the same.")
                                  : tr("before: %1<br>now: %2")
                                        .arg(marked(before->target(), now->target()),
                                             marked(now->target(), before->target())));
}

}  // namespace lab::gui
