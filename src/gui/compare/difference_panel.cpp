// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/compare/difference_panel.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLabel>
#include <utility>

#include "gui/compare/compare_session.h"
#include "gui/compare/difference_view.h"
#include "gui/elided_combo_box.h"

namespace lab::gui {
namespace {

constexpr int besidesFrom = 380;

}  // namespace

DifferencePanel::DifferencePanel(CompareSession& session, QWidget* parent)
    : QWidget(parent),
      session_(session),
      minuend_(makeBox(tr("First mechanism of the difference"), tr("Whose weights come first"))),
      subtrahend_(makeBox(tr("Second mechanism of the difference"),
                          tr("Whose weights are taken away from these"))),
      boxes_(new QBoxLayout(QBoxLayout::LeftToRight)),
      view_(new DifferenceView(session)) {
    auto* title = new QLabel(tr("Difference"), this);
    title->setProperty("textStyle", QStringLiteral("label"));
    auto* minus = new QLabel(tr("minus"), this);
    minus->setProperty("textStyle", QStringLiteral("caption"));
    boxes_->addWidget(minuend_, 1);
    boxes_->addWidget(minus);
    boxes_->addWidget(subtrahend_, 1);
    auto* rows = new QVBoxLayout(this);
    rows->addWidget(title);
    rows->addLayout(boxes_);
    rows->addWidget(view_, 1);
    connect(&session_, &CompareSession::resultsChanged, this, &DifferencePanel::fillBoxes);
    connect(&session_, &CompareSession::comparisonChanged, this, &DifferencePanel::fillBoxes);
    fillBoxes();
}

QComboBox* DifferencePanel::makeBox(const QString& name, const QString& tip) {
    auto* box = new ElidedComboBox(this);
    box->setFocusPolicy(Qt::TabFocus);
    box->setAccessibleName(name);
    box->setToolTip(tip);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(8);
    connect(box, &QComboBox::activated, this, [this] {
        session_.setDifference(minuend_->currentIndex(), subtrahend_->currentIndex());
    });
    return box;
}

void DifferencePanel::setTheme(const figures::Theme& theme) {
    const int side = qRound(theme.space(2));
    layout()->setContentsMargins(side, side, side, side);
    layout()->setSpacing(qRound(theme.space(1)));
    view_->setTheme(theme);
    scale_ = theme.scale;
}

/// Names of mechanisms are not cut: where both do not fit side by side, they stand on two lines.
void DifferencePanel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    boxes_->setDirection(width() < besidesFrom * scale_ ? QBoxLayout::TopToBottom
                                                        : QBoxLayout::LeftToRight);
}

/// Only when the names are others: a list that is open keeps its choice.
void DifferencePanel::fillBoxes() {
    QStringList titles;
    for (const scene::Contender& each : session_.comparison().contenders) {
        titles << session_.titleOf(each);
    }
    if (std::exchange(titles_, titles) == titles) {
        showChoice();
        return;
    }
    for (QComboBox* box : {minuend_, subtrahend_}) {
        box->clear();
        box->addItems(titles);
    }
    showChoice();
}

void DifferencePanel::showChoice() {
    minuend_->setCurrentIndex(session_.minuend());
    subtrahend_->setCurrentIndex(session_.subtrahend());
}

}  // namespace lab::gui
