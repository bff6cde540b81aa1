// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/segments.h"

#include <QButtonGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QtMath>

namespace lab::gui {
namespace {

/// Padding and frame of the style sheet on both sides, in ems of the text.
constexpr double sidesInEms = 1.7;

}  // namespace

Segments::Segments(QWidget* parent)
    : QFrame(parent), group_(new QButtonGroup(this)), row_(new QHBoxLayout(this)) {
    setObjectName(QStringLiteral("segments"));
    row_->setContentsMargins(2, 2, 2, 2);
    row_->setSpacing(0);
    connect(group_, &QButtonGroup::idClicked, this, &Segments::chosen);
}

void Segments::add(const QString& text, const QString& tip) {
    auto* button = new QPushButton(text, this);
    button->setCheckable(true);
    button->setChecked(group_->buttons().isEmpty());
    button->setProperty("kind", QStringLiteral("segment"));
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(tip);
    button->setAccessibleName(text);
    group_->addButton(button, static_cast<int>(group_->buttons().size()));
    row_->addWidget(button);
    fitTexts();
}

void Segments::setChosen(int segment) {
    button(segment).setChecked(true);
}

QPushButton& Segments::button(int segment) const {
    return *static_cast<QPushButton*>(group_->button(segment));
}

void Segments::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        fitTexts();
    }
}

void Segments::fitTexts() {
    for (QAbstractButton* button : group_->buttons()) {
        QFont bold = font();
        bold.setBold(true);
        const QFontMetricsF metrics(bold);
        button->setMinimumWidth(
            qCeil(metrics.horizontalAdvance(button->text()) + sidesInEms * metrics.height()));
    }
}

}  // namespace lab::gui
