// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/veil.h"

#include <QEvent>
#include <QPainter>

namespace lab::gui {
namespace {

/// How much is hidden of what lies beneath.
constexpr float kOpacity = 0.65F;

}  // namespace

Veil::Veil(QWidget& covered) : QWidget(&covered) {
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    covered.installEventFilter(this);
    hide();
}

void Veil::setColour(const QColor& colour) {
    colour_ = colour;
    colour_.setAlphaF(kOpacity);
    update();
}

bool Veil::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) {
        setGeometry(parentWidget()->rect());
    }
    return QWidget::eventFilter(watched, event);
}

void Veil::showEvent(QShowEvent* event) {
    setGeometry(parentWidget()->rect());
    raise();
    QWidget::showEvent(event);
}

void Veil::paintEvent(QPaintEvent* /*event*/) {
    QPainter(this).fillRect(rect(), colour_);
}

}  // namespace lab::gui
