// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/transport_button.h"

#include <QPainter>

namespace lab::gui {
namespace {

using Sign = TransportButton::Sign;

QPainterPath triangle(double from, double to) {
    QPainterPath path;
    path.moveTo(from, -0.5);
    path.lineTo(to, 0);
    path.lineTo(from, 0.5);
    path.closeSubpath();
    return path;
}

/// An arrow that turns round to the left.
QPainterPath turned() {
    QPainterPath path;
    path.moveTo(-0.55, 0.1);
    path.lineTo(-0.15, -0.25);
    path.lineTo(-0.15, 0.02);
    path.lineTo(0.2, 0.02);
    path.arcTo(QRectF(0, -0.32, 0.34, 0.34), 270, 180);
    path.lineTo(-0.05, -0.32);
    path.lineTo(-0.05, -0.5);
    path.lineTo(0.2, -0.5);
    path.arcTo(QRectF(-0.15, -0.5, 0.7, 0.7), 90, -180);
    path.lineTo(-0.15, 0.2);
    path.lineTo(-0.15, 0.45);
    path.closeSubpath();
    return path;
}

/// The sign around the origin, one unit high.
QPainterPath pathOf(Sign sign) {
    QPainterPath path;
    switch (sign) {
        case Sign::ToStart:
            path = triangle(0.5, -0.3);
            path.addRect(-0.5, -0.5, 0.16, 1);
            break;
        case Sign::Back:
            path = triangle(0.4, -0.45);
            break;
        case Sign::Play:
            path = triangle(-0.35, 0.55);
            break;
        case Sign::Pause:
            path.addRect(-0.4, -0.5, 0.28, 1);
            path.addRect(0.12, -0.5, 0.28, 1);
            break;
        case Sign::On:
            path = triangle(-0.4, 0.45);
            break;
        case Sign::ToEnd:
            path = triangle(-0.5, 0.3);
            path.addRect(0.34, -0.5, 0.16, 1);
            break;
        case Sign::Turn:
            path = turned();
            break;
    }
    return path;
}

}  // namespace

TransportButton::TransportButton(Sign sign, QWidget* parent)
    : QAbstractButton(parent), sign_(sign), theme_(figures::Theme::light()) {
    setFocusPolicy(Qt::TabFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void TransportButton::setSign(Sign sign) {
    sign_ = sign;
    update();
}

void TransportButton::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    updateGeometry();
    update();
}

QSize TransportButton::sizeHint() const {
    const int side = qRound(theme_.space(round() ? 6 : 4.5));
    return {side, side};
}

void TransportButton::paintGround(QPainter& painter) const {
    const QRectF ground = QRectF(rect()).adjusted(2, 2, -2, -2);
    painter.setPen(Qt::NoPen);
    if (round()) {
        painter.setBrush(isEnabled() ? theme_.accent : theme_.track);
        painter.drawEllipse(ground);
    } else if (isChecked()) {
        painter.setBrush(theme_.cursorSurface);
        painter.setPen(QPen(theme_.cursor, 1.5 * theme_.scale));
        painter.drawRoundedRect(ground, theme_.radius(), theme_.radius());
    } else if (underMouse() && isEnabled()) {
        painter.setBrush(theme_.highlight);
        painter.drawRoundedRect(ground, theme_.radius(), theme_.radius());
    }
    if (hasFocus()) {
        painter.setPen(QPen(round() ? theme_.ink : theme_.accent, 2 * theme_.scale));
        painter.setBrush(Qt::NoBrush);
        const double radius = round() ? ground.width() / 2 : theme_.radius();
        painter.drawRoundedRect(ground, radius, radius);
    }
}

void TransportButton::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGround(painter);
    const double size = theme_.space(round() ? 2.25 : 2) * (isDown() ? 0.92 : 1);
    painter.translate(QRectF(rect()).center());
    painter.scale(size, size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(round() ? theme_.onAccent : isEnabled() ? theme_.ink : theme_.inkFaint);
    painter.drawPath(pathOf(sign_));
}

void TransportButton::enterEvent(QEnterEvent* event) {
    update();
    QAbstractButton::enterEvent(event);
}

void TransportButton::leaveEvent(QEvent* event) {
    update();
    QAbstractButton::leaveEvent(event);
}

}  // namespace lab::gui
