// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/elided_combo_box.h"

#include <QHelpEvent>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QToolTip>

namespace lab::gui {
namespace {

/// What padding and frame of the style sheet take of the text's room, in heights of the text.
constexpr double sidesInHeights = 1;

}  // namespace

ElidedComboBox::ElidedComboBox(QWidget* parent) : QComboBox(parent) {}

QSize ElidedComboBox::sizeHint() const {
    const QSize text = QComboBox::sizeHint();
    return {text.width() + qRound(sidesInHeights * fontMetrics().height()), text.height()};
}

QString ElidedComboBox::shownText() const {
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect field =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    const int room = field.width() - qRound(sidesInHeights / 2 * fontMetrics().height());
    return fontMetrics().elidedText(option.currentText, Qt::ElideRight, room);
}

void ElidedComboBox::paintEvent(QPaintEvent* /*event*/) {
    QStylePainter painter(this);
    painter.setPen(palette().color(QPalette::Text));
    QStyleOptionComboBox option;
    initStyleOption(&option);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    option.currentText = shownText();
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

bool ElidedComboBox::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip && shownText() != currentText()) {
        const auto* help = static_cast<QHelpEvent*>(event);
        QToolTip::showText(help->globalPos(), currentText() + QLatin1Char('\n') + toolTip(), this);
        return true;
    }
    return QComboBox::event(event);
}

}  // namespace lab::gui
