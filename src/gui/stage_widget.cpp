// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/stage_widget.h"

#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <utility>

#include "gui/explore_session.h"
#include "scene/change_text.h"
#include "scene/step_text.h"

namespace lab::gui {

StageWidget::StageWidget(ExploreSession& session, QWidget* parent)
    : QuantityView(session, parent), theme_(figures::Theme::light()) {
    setAttribute(Qt::WA_OpaquePaintEvent);  // nothing below it needs to be painted
    setAccessibleName(tr("Stages of the translation"));
    setToolTip(
        tr("Point at a number to see what it is, click it to see where it came from, "
           "double-click it to replace it"));
    connect(&session, &ExploreSession::traceChanged, this, &StageWidget::showMoment);
    connect(&session, &ExploreSession::viewChanged, this, &StageWidget::showMoment);
    connect(&session, &ExploreSession::cursorChanged, this, &StageWidget::showMoment);
    connect(&session, &ExploreSession::hoverChanged, this, [this] {
        stage_.setRelation(this->session().relation());
        update();
    });
    showMoment();
}

void StageWidget::setTheme(const figures::Theme& theme) {
    theme_ = theme;
    showMoment();
    update();
}

figures::StageInput StageWidget::input() const {
    figures::StageInput input;
    input.trace = session().hasMoment() ? session().trace() : nullptr;
    input.original = session().original();
    input.replaced = session().replaced();
    input.masked = scene::maskedPositions(session().scene().whatIf);
    input.colourMap = session().scene().view.colourMap;
    input.numbers = session().scene().view.numbers;
    input.theme = theme_;
    if (session().hasMoment()) {
        input.moment = session().moment();
        input.source = session().source();
    }
    return input;
}

void StageWidget::showMoment() {
    const QSize least = session().hasMoment()
                            ? stage_.minimumSize(input()).toSize().grownBy({0, 0, 1, 1})
                            : QSize();
    if (least != least_) {
        least_ = least;
        updateGeometry();
    }
    arrange();
    if (session().hasMoment()) {
        setAccessibleDescription(
            scene::stepSentence(*session().trace(), session().moment(), session().scene().source));
    }
}

void StageWidget::arrange() {
    picture_ = {};
    new_ = true;
    const QRectF changed = stage_.layout(input(), QRectF(rect()));
    // Frames may stand elsewhere without a change of what they frame.
    const bool lit = stage_.relation().hovered().valid() || session().relation().hovered().valid();
    stage_.setRelation(session().relation());
    update(lit ? rect() : changed.toAlignedRect());
    emit arranged();
}

QRect StageWidget::place() const {
    if (!session().hasMoment()) {
        return {};
    }
    const scene::Moment& moment = session().moment();
    // What speaks of the sentence as a whole stands from the left of its lane on.
    const bool whole = moment.stage >= tape::Stage::Context;
    return stage_.crossing(moment.stage, whole ? -1 : session().source()).toAlignedRect();
}

std::vector<QuantityView::Spot> StageWidget::spots() const {
    std::vector<Spot> all;
    for (const figures::Region& region : stage_.regions()) {
        all.push_back({region.rect, region.quantity});
    }
    return all;
}

scene::Quantity StageWidget::quantityAt(const QPointF& point) const {
    return session().hasMoment() ? stage_.regionAt(point).quantity : scene::Quantity{};
}

void StageWidget::paintPicture(QPainter& painter, const QRectF& part) const {
    painter.fillRect(rect(), theme_.canvas);  // clipped to what is painted
    stage_.paintPicture(painter, part);
}

QPixmap StageWidget::makePicture() const {
    QPixmap picture(size() * devicePixelRatioF());
    picture.setDevicePixelRatio(devicePixelRatioF());
    QPainter painter(&picture);
    paintPicture(painter, QRectF(rect()));
    return picture;
}

/// While one steps, every picture is painted once only; while the mouse moves, one many times.
void StageWidget::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    if (std::exchange(new_, false)) {
        paintPicture(painter, QRectF(event->rect()));
    } else {
        if (picture_.isNull() || picture_.devicePixelRatio() != devicePixelRatioF()) {
            picture_ = makePicture();
        }
        painter.drawPixmap(0, 0, picture_);
    }
    stage_.paintLight(painter);
    paintFocus(painter, theme_);
}

void StageWidget::mousePressEvent(QMouseEvent* event) {
    QuantityView::mousePressEvent(event);
    if (event->button() == Qt::LeftButton && session().hasMoment()) {
        drag_ = NumberDrag::begin(*session().trace(), quantityAt(event->position()),
                                  event->position().y());
        ++drags_;
    }
}

void StageWidget::mouseMoveEvent(QMouseEvent* event) {
    if (drag_ && (event->buttons() & Qt::LeftButton) != 0) {
        if (const auto change = drag_->changeAt(event->position().y())) {
            setCursor(Qt::SizeVerCursor);
            session().addChange(*change, scene::changeText(*session().trace(), *change),
                                2 * drags_ + 1);
        }
        return;
    }
    drag_.reset();
    QuantityView::mouseMoveEvent(event);
}

void StageWidget::mouseReleaseEvent(QMouseEvent* event) {
    drag_.reset();
    QuantityView::mouseReleaseEvent(event);
}

void StageWidget::resizeEvent(QResizeEvent* event) {
    QuantityView::resizeEvent(event);
    arrange();
}

}  // namespace lab::gui
