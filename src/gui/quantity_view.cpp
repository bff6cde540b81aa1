// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/quantity_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "gui/explore_session.h"
#include "scene/number_text.h"
#include "scene/original_value.h"
#include "scene/quantity_of.h"
#include "scene/quantity_words.h"

namespace lab::gui {

QString sayQuantity(const ExploreSession& session, const scene::Quantity& quantity) {
    if (!quantity.valid() || session.trace() == nullptr) {
        return {};
    }
    const scene::QuantityText text = scene::describe(*session.trace(), quantity);
    const QString value = quantity.isElement()
                              ? QuantityView::tr("%1 = %2").arg(text.name, text.value)
                              : QuantityView::tr("%1, %2").arg(text.name, text.value);
    const QString line =
        text.meaning.isEmpty() ? value : QuantityView::tr("%1: %2").arg(value, text.meaning);
    QStringList lines{line};
    if (scene::isReplaced(*session.trace(), quantity)) {
        const auto before =
            scene::originalValue(session.original().get(), *session.trace(), quantity);
        lines << (before ? QuantityView::tr("put there by you; it was %1")
                               .arg(scene::numberText(*before))
                         : QuantityView::tr("put there by you"));
    }
    if (const QString note = scene::unknownNote(*session.trace(), quantity); !note.isEmpty()) {
        lines << note;
    }
    return lines.join(QLatin1Char('\n'));
}

QuantityView::QuantityView(ExploreSession& session, QWidget* parent)
    : QWidget(parent), session_(session) {
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void QuantityView::activate(const scene::Quantity& quantity) {
    session_.choose(quantity);
}

bool QuantityView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const QString text = sayQuantity(session_, quantityAt(help->pos()));
        QToolTip::showText(help->globalPos(), text.isEmpty() ? toolTip() : text, this);
        return true;
    }
    return QWidget::event(event);
}

void QuantityView::mouseMoveEvent(QMouseEvent* event) {
    const scene::Quantity quantity = quantityAt(event->position());
    setCursor(quantity.valid() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    session_.hover(quantity);
}

void QuantityView::mousePressEvent(QMouseEvent* event) {
    const scene::Quantity quantity = quantityAt(event->position());
    if (event->button() == Qt::LeftButton && quantity.valid()) {
        activate(quantity);
    }
}

void QuantityView::mouseDoubleClickEvent(QMouseEvent* event) {
    const scene::Quantity quantity = quantityAt(event->position());
    if (event->button() == Qt::LeftButton && quantity.valid()) {
        emit editAsked(quantity, QRect(event->globalPosition().toPoint(), QSize(1, 1)));
    }
}

void QuantityView::leaveEvent(QEvent* event) {
    session_.hover({});
    QWidget::leaveEvent(event);
}

void QuantityView::keyPressEvent(QKeyEvent* event) {
    const bool control = (event->modifiers() & Qt::ControlModifier) != 0;
    if (event->key() == Qt::Key_Up) {
        moveSpot({0, -1});
    } else if (event->key() == Qt::Key_Down) {
        moveSpot({0, 1});
    } else if (event->key() == Qt::Key_Left && control) {
        moveSpot({-1, 0});
    } else if (event->key() == Qt::Key_Right && control) {
        moveSpot({1, 0});
    } else if (event->key() == Qt::Key_F2 && pointedAt().valid()) {
        askToEdit();
    } else if (event->key() == Qt::Key_M && pointedAt().valid()) {
        session_.maskOrUnmask(scene::standingOf(*session_.trace(), pointedAt()).source);
    } else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) &&
               pointedAt().valid()) {
        activate(pointedAt());
    } else {
        QWidget::keyPressEvent(event);
    }
}

void QuantityView::paintFocus(QPainter& painter, const figures::Theme& theme) const {
    if (framed_) {
        painter.setPen(QPen(theme.accent, 2 * theme.scale));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(1, 1, -1, -1));
    }
}

void QuantityView::focusInEvent(QFocusEvent* event) {
    framed_ = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
    QWidget::focusInEvent(event);
}

void QuantityView::focusOutEvent(QFocusEvent* event) {
    framed_ = false;
    session_.hover({});
    update();
    QWidget::focusOutEvent(event);
}

scene::Quantity QuantityView::pointedAt() const {
    if (session_.hovered().valid() || !session_.hasMoment()) {
        return session_.hovered();
    }
    const std::vector<Spot> all = spots();
    const auto here = std::ranges::find(all, session_.inspected(), &Spot::quantity);
    return here != all.end() ? here->quantity : scene::Quantity{};
}

void QuantityView::askToEdit() {
    const std::vector<Spot> all = spots();
    const auto here = std::ranges::find(all, pointedAt(), &Spot::quantity);
    if (here != all.end()) {
        const QRect place = here->rect.toAlignedRect();
        emit editAsked(here->quantity, QRect(mapToGlobal(place.topLeft()), place.size()));
    }
}

/// To the nearest part in that direction, where straight ahead is nearer than aside.
void QuantityView::moveSpot(const QPointF& direction) {
    const std::vector<Spot> all = spots();
    const auto here = std::ranges::find(all, pointedAt(), &Spot::quantity);
    const Spot* best = nullptr;
    double nearest = 0;
    for (const Spot& spot : all) {
        if (here == all.end()) {
            best = &all.front();
            break;
        }
        const QPointF way = spot.rect.center() - here->rect.center();
        const double ahead = QPointF::dotProduct(way, direction);
        const double aside = std::abs(way.x() * direction.y() - way.y() * direction.x());
        const double distance = ahead + 3 * aside;
        // A number may stand at two places: over its gradient and in it.
        if (ahead > 1 && spot.quantity != here->quantity &&
            (best == nullptr || distance < nearest)) {
            best = &spot;
            nearest = distance;
        }
    }
    if (best != nullptr) {
        const QRect part = best->rect.toAlignedRect();
        session_.hover(best->quantity);
        setAccessibleDescription(sayQuantity(session_, best->quantity));
        emit movedTo(part);
    }
}

}  // namespace lab::gui
